import { accountRoute } from '@/lib/auth/route'
import { spend } from '@/lib/credits/credit-service'
import { toSpent } from '@/lib/credits/resources'
import { spendAnswer, spendCreditsSchema } from '@/lib/credits/schema'

export const POST = accountRoute(
  {
    permission: 'credits:spend',
    summary: 'Take credits; needs an Idempotency-Key, and charges once for it',
    body: spendCreditsSchema,
    answer: spendAnswer,
    status: 201,
    idempotent: true,
  },
  async (actor, input) => toSpent(await spend(actor, input)),
)
