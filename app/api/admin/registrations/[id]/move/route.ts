import { staffRoute } from '@/lib/auth/route'
import { moveRegistration } from '@/lib/registrations/move-registration'
import { toRegistration } from '@/lib/registrations/resources'
import { moveBody, registrationAnswer, registrationParams } from '@/lib/registrations/schema'

// Who may make which move stands in the table of moves; the use case asks it.
export const POST = staffRoute(
  { summary: 'Move a registration to another stage', permission: 'registrations:read', params: registrationParams, body: moveBody, answer: registrationAnswer, limit: 'write' },
  async (actor, input) => toRegistration(await moveRegistration(actor, { ...input, origin: 'api' })),
)
