import { accountRoute } from '@/lib/auth/route'
import { creditHistory } from '@/lib/credits/queries'
import { toCreditEntries } from '@/lib/credits/resources'
import { creditEntriesAnswer, creditEntriesQuery } from '@/lib/credits/schema'

export const GET = accountRoute(
  { permission: 'credits:read', summary: 'The ledger, the newest line first', query: creditEntriesQuery, answer: creditEntriesAnswer },
  async (actor, query) => toCreditEntries(await creditHistory(actor, query)),
)
