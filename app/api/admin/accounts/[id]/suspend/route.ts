import { staffRoute } from '@/lib/auth/route'
import { accountParams, accountStatusAnswer, suspendBody } from '@/lib/accounts/console-schema'
import { suspendAccount } from '@/lib/accounts/suspend-account'

export const POST = staffRoute(
  { summary: 'Suspend an active account', permission: 'accounts:suspend', params: accountParams, body: suspendBody, answer: accountStatusAnswer },
  suspendAccount,
)
