import { accountRoute } from '@/lib/auth/route'
import { creditBalance } from '@/lib/credits/queries'
import { toCredits } from '@/lib/credits/resources'
import { creditsAnswer } from '@/lib/credits/schema'

export const GET = accountRoute({ permission: 'credits:read', summary: 'The balance, and the lots it consists of', answer: creditsAnswer }, async (actor) =>
  toCredits(await creditBalance(actor)),
)
