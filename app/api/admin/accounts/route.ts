import { staffRoute } from '@/lib/auth/route'
import { listAccounts } from '@/lib/accounts/console-queries'
import { toConsoleAccount } from '@/lib/accounts/console-resources'
import { consoleAccountsAnswer, consoleAccountsQuery } from '@/lib/accounts/console-schema'

export const GET = staffRoute(
  { summary: 'List accounts, newest first', permission: 'accounts:read', query: consoleAccountsQuery, answer: consoleAccountsAnswer },
  async (actor, query) => {
    const { rows, nextCursor } = await listAccounts(actor, query)
    return { data: rows.map(toConsoleAccount), next_cursor: nextCursor }
  },
)
