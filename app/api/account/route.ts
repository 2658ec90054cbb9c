import { getAccount } from '@/lib/accounts/queries'
import { toAccountResource } from '@/lib/accounts/resources'
import { accountAnswer } from '@/lib/accounts/schema'
import { accountRoute } from '@/lib/auth/route'

export const GET = accountRoute({ summary: 'The account with its plan, limits with usage, and credits', permission: 'account:read', answer: accountAnswer }, async (actor) =>
  toAccountResource(await getAccount(actor)),
)
