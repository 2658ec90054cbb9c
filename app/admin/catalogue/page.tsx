import type { Metadata } from 'next'
import { AddForm } from '@/components/catalogue/add-form'
import { EntryTable } from '@/components/catalogue/entry-table'
import { LinkButton } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { ENTRIES_SHOWN, ENTRY_STATES, entriesQuery } from '@/lib/catalogue/care-schema'
import { countEntries, listEntries } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export const metadata: Metadata = { title: words.title }

const PATH = '/admin/catalogue'

export default staffPage('catalogue:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(entriesQuery, searchParams)
  const [{ rows, nextCursor }, counts] = await Promise.all([listEntries(actor, { ...input, limit: ENTRIES_SHOWN }), countEntries(actor)])
  const mayChange = can(actor, 'catalogue:manage')
  const isFiltered = Boolean(input.q ?? input.state)
  const empty = isFiltered ? (
    <EmptyState icon="search" title={words.noneFound} action={<LinkButton href={PATH}>{words.clear}</LinkButton>}>
      {words.noneFoundHint}
    </EmptyState>
  ) : (
    <EmptyState icon="layers" title={words.empty}>
      {words.emptyHint}
    </EmptyState>
  )
  return (
    <>
      <PageHeader
        title={words.title}
        state={words.state(counts.active, counts.inactive)}
        action={
          mayChange && (
            <LinkButton href="#add" tone="primary" icon="plus">
              {words.addIndustry}
            </LinkButton>
          )
        }
      />
      <div className="space-y-4">
        <Card flush>
          <Toolbar
            action={PATH}
            query={shown}
            search={{ name: 'q', label: words.search }}
            filters={[{ name: 'state', label: words.filter, options: ENTRY_STATES.map((value) => ({ value, label: words.states[value], count: counts[value] })) }]}
          >
            {mayChange && (
              <LinkButton href={`${PATH}/imports`} size="small">
                {words.importCsv}
              </LinkButton>
            )}
            {/* A file, so no link of the router. */}
            <a href="/api/admin/catalogue/export" download className={buttonClass({ size: 'small' })}>
              <Icon name="download" />
              {words.exportCsv}
            </a>
          </Toolbar>
          <EntryTable rows={rows} caption={words.caption} orderable={mayChange && !isFiltered} empty={empty} />
          <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
        </Card>
        {mayChange && (
          <Card id="add" title={words.addIndustry} description={words.addIndustryHint}>
            <AddForm />
          </Card>
        )}
      </div>
    </>
  )
})
