import type { Metadata } from 'next'
import { AddForm } from '@/components/catalogue/add-form'
import { EntryCards } from '@/components/catalogue/entry-cards'
import { entryPath } from '@/components/catalogue/entry-path'
import { EntryState } from '@/components/catalogue/entry-state'
import { EntryTable } from '@/components/catalogue/entry-table'
import { Successor } from '@/components/catalogue/successor'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { ENTRIES_SHOWN, ENTRY_STATES, entriesQuery } from '@/lib/catalogue/care-schema'
import { countEntries, getEntry, listEntries } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export const metadata: Metadata = { title: words.title }

const say = words.entry

export default staffPage('catalogue:read', async ({ actor, params, searchParams }) => {
  const { industry = '' } = params
  const entry = await getEntry(actor, { industry })
  const { input, shown } = listQuery(entriesQuery, searchParams)
  const [{ rows, nextCursor }, counts] = await Promise.all([listEntries(actor, { ...input, industry, limit: ENTRIES_SHOWN }), countEntries(actor, industry)])
  const mayChange = can(actor, 'catalogue:manage') && !entry.mergedInto
  const isFiltered = Boolean(input.q ?? input.state)
  const empty = isFiltered ? (
    <EmptyState icon="search" title={words.noneFound} action={<LinkButton href={entryPath(industry)}>{words.clear}</LinkButton>}>
      {words.noneFoundHint}
    </EmptyState>
  ) : (
    <EmptyState icon="layers" title={words.noSectors}>
      {mayChange && words.noSectorsHint}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={entry.name} badge={<EntryState entry={entry} />} state={say.industryState(entry.sectors ?? 0, entry.sites)} back={{ href: '/admin/catalogue', label: words.back }} />
      <div className="space-y-4">
        {searchParams.done === 'created' && <Banner tone="success" title={say.created} live />}
        {searchParams.done === 'merged' && <Banner tone="success" title={say.mergedDone} live />}
        {entry.mergedInto && <Successor name={entry.mergedInto.name} href={entryPath(entry.mergedInto.slug)} />}
        <div className="grid items-start gap-4 lg:grid-cols-3">
          <div className="min-w-0 space-y-4 lg:col-span-2">
            <Card flush title={say.sectors}>
              <Toolbar
                action={entryPath(industry)}
                query={shown}
                search={{ name: 'q', label: words.searchSectors }}
                filters={[{ name: 'state', label: words.filter, options: ENTRY_STATES.map((value) => ({ value, label: words.states[value], count: counts[value] })) }]}
              />
              <EntryTable rows={rows} industry={industry} caption={words.sectorsCaption(entry.name)} orderable={mayChange && !isFiltered} empty={empty} />
              <ListPager path={entryPath(industry)} query={shown} shown={rows.length} nextCursor={nextCursor} />
            </Card>
            {mayChange && (
              <Card id="add" title={words.addSector} description={words.addSectorHint}>
                <AddForm industry={industry} />
              </Card>
            )}
          </div>
          {mayChange && (
            <div className="space-y-4">
              <EntryCards industry={industry} entry={entry} />
            </div>
          )}
        </div>
      </div>
    </>
  )
})
