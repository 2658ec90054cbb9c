import { staffRoute } from '@/lib/auth/route'
import { getConsoleAccount } from '@/lib/accounts/console-queries'
import { toConsoleAccount } from '@/lib/accounts/console-resources'
import { accountParams, consoleAccountAnswer } from '@/lib/accounts/console-schema'

export const GET = staffRoute(
  { summary: 'One account', permission: 'accounts:read', params: accountParams, answer: consoleAccountAnswer },
  async (actor, { id }) => toConsoleAccount(await getConsoleAccount(actor, id)),
)
