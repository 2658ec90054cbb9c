import { staffRoute } from '@/lib/auth/route'
import { toRegistration } from '@/lib/registrations/resources'
import { registrationAnswer, registrationParams, tagBody } from '@/lib/registrations/schema'
import { tagRegistration } from '@/lib/registrations/tag-registration'

export const POST = staffRoute(
  { summary: 'Add tags to a registration, and remove others', permission: 'registrations:update', params: registrationParams, body: tagBody, answer: registrationAnswer, limit: 'write' },
  async (actor, input) => toRegistration(await tagRegistration(actor, { ...input, origin: 'api' })),
)
