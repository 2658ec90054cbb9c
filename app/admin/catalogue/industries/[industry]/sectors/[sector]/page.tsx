import type { Metadata } from 'next'
import { EntryCards } from '@/components/catalogue/entry-cards'
import { entryPath } from '@/components/catalogue/entry-path'
import { EntryState } from '@/components/catalogue/entry-state'
import { Successor } from '@/components/catalogue/successor'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { getEntry } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export const metadata: Metadata = { title: words.title }

export default staffPage('catalogue:read', async ({ actor, params, searchParams }) => {
  const { industry = '', sector = '' } = params
  const [of, entry] = await Promise.all([getEntry(actor, { industry }), getEntry(actor, { industry, sector })])
  return (
    <>
      <PageHeader title={entry.name} badge={<EntryState entry={entry} />} state={words.entry.sectorState(entry.sites)} back={{ href: entryPath(industry), label: of.name }} />
      <div className="max-w-xl space-y-4">
        {searchParams.done === 'merged' && <Banner tone="success" title={words.entry.mergedDone} live />}
        {entry.mergedInto && <Successor name={entry.mergedInto.name} />}
        <Card>
          <FactList
            facts={[
              { label: words.slug, value: <span className="font-mono">{entry.slug}</span> },
              { label: words.industry, value: of.name },
            ]}
          />
        </Card>
        {!entry.mergedInto && can(actor, 'catalogue:manage') && <EntryCards industry={industry} sector={sector} entry={entry} />}
      </div>
    </>
  )
})
