import { staffRoute } from '@/lib/auth/route'
import { accountParams, accountStatusAnswer } from '@/lib/accounts/console-schema'
import { resumeAccount } from '@/lib/accounts/suspend-account'

export const POST = staffRoute(
  { summary: 'Lift a suspension', permission: 'accounts:suspend', params: accountParams, answer: accountStatusAnswer },
  resumeAccount,
)
