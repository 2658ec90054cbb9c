import { staffRoute } from '@/lib/auth/route'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { createdCustomerAnswer } from '@/lib/onboarding/registration-schema'
import { registrationParams } from '@/lib/registrations/schema'

// The registration's id is the key, whether or not an Idempotency-Key is sent: repeated, it answers 200 and the same.
export const POST = staffRoute(
  {
    summary: 'Make the customer of an approved registration: account, invoice, installation and welcome',
    permission: 'registrations:convert',
    params: registrationParams,
    answer: createdCustomerAnswer,
    status: 201,
    replayStatus: 200,
    limit: 'write',
    idempotent: true,
  },
  (actor, { id }) => fromRegistration(actor, { id, origin: 'api' }),
)
