import type { Metadata } from 'next'
import { Balance } from '@/components/credits/balance'
import { EntryTable } from '@/components/account/entry-table'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { balanceHistory, creditBalance, creditHistory } from '@/lib/credits/queries'
import { creditEntriesQuery } from '@/lib/credits/schema'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().credits.title }
}

export default accountPage('credits:read', async ({ actor, searchParams }) => {
  const { cursor } = creditEntriesQuery.catch({ limit: 25 }).parse({ cursor: searchParams.cursor })
  const credits = await creditBalance(actor)
  const history = await balanceHistory(actor)
  const page = await creditHistory(actor, { cursor, limit: 25 })
  const { nav, credits: say } = words().account
  return (
    <>
      <PageHeader title={nav.credits} state={say.state(credits.available.toLocaleString('en'))} />
      <div className="space-y-6">
        <Balance credits={credits} history={history} />
        <EntryTable page={page} href={`/${actor.accountSlug}/credits`} first={cursor === undefined} />
      </div>
    </>
  )
})
