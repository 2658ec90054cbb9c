import { publicRoute } from '@/lib/auth/route'
import { lookUpAvailability } from '@/lib/onboarding/look-up-availability'
import { availabilityAnswer, availabilityBody } from '@/lib/onboarding/schema'

export const POST = publicRoute(
  { summary: 'Says whether a company name, an e-mail address and a slug are still free', body: availabilityBody, answer: availabilityAnswer, limit: 'availability' },
  (_caller, question) => lookUpAvailability(question),
)
