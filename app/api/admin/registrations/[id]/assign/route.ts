import { staffRoute } from '@/lib/auth/route'
import { assignRegistration } from '@/lib/registrations/assign-registration'
import { toRegistration } from '@/lib/registrations/resources'
import { assignBody, registrationAnswer, registrationParams } from '@/lib/registrations/schema'

export const POST = staffRoute(
  { summary: 'Give a registration to a colleague, or to nobody', permission: 'registrations:assign', params: registrationParams, body: assignBody, answer: registrationAnswer, limit: 'write' },
  async (actor, input) => toRegistration(await assignRegistration(actor, { ...input, origin: 'api' })),
)
