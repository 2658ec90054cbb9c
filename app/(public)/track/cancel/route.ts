import { formRoute } from '@/lib/auth/form-route'
import { cancelForm, cancelOwn } from '@/lib/registrations/cancel-own'
import { trackingParams } from '@/lib/registrations/tracking-schema'

/** The page of an application by what its form sent; without a number that can be one, the page that helps on. */
function pageOf({ number }: Record<string, string | string[]>): `/${string}` {
  const params = trackingParams.safeParse({ number })
  return params.success ? `/track/${params.data.number}` : '/track'
}

export const POST = formRoute(
  {
    summary: 'Cancels an application from its own page',
    body: cancelForm,
    limit: 'tracking',
    page: pageOf,
    problemOf: ({ reason }, code) => (reason ? 'reason' : code === 'STATUS_CHANGED' || code === 'CONFLICT' ? 'changed' : code === 'NOT_FOUND' ? 'link' : undefined),
  },
  async (caller, form) => {
    await cancelOwn(caller, form)
    return `${pageOf(form)}?${new URLSearchParams({ token: form.token, done: 'cancelled' })}`
  },
)
