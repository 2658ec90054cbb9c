import { formRoute } from '@/lib/auth/form-route'
import { cancelForm, cancelOwn } from '@/lib/registrations/cancel-own'
import { trackingPageOf, trackingProblem } from '@/lib/registrations/tracking-url'

export const POST = formRoute(
  { summary: 'Cancels an application from its own page', body: cancelForm, limit: 'tracking', page: trackingPageOf, problemOf: trackingProblem },
  async (caller, form) => {
    await cancelOwn(caller, form)
    return `${trackingPageOf(form)}?${new URLSearchParams({ token: form.token, done: 'cancelled' })}`
  },
)
