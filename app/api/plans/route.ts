import { publicRoute } from '@/lib/auth/route'
import { listPublicPlans } from '@/lib/plans/queries'
import { plansAnswer, toPlanResource } from '@/lib/plans/schema'

export const GET = publicRoute({ summary: 'The plans that can be chosen', answer: plansAnswer }, async () => ({
  plans: (await listPublicPlans()).map(toPlanResource),
}))
