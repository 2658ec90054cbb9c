import { formRoute } from '@/lib/auth/form-route'
import { confirmForm, confirmOwn } from '@/lib/registrations/confirm-own'
import { trackingPageOf, trackingProblem } from '@/lib/registrations/tracking-url'

export const POST = formRoute(
  { summary: 'Confirms the e-mail address of an application from its own page', body: confirmForm, limit: 'tracking', page: trackingPageOf, problemOf: trackingProblem },
  async (caller, form) => {
    await confirmOwn(caller, form)
    return `${trackingPageOf(form)}?${new URLSearchParams({ token: form.token, done: 'confirmed' })}`
  },
)
