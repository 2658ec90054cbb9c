import type { Metadata } from 'next'
import Link from 'next/link'
import { textLink } from '@/components/ui/text-link'
import { Board } from '@/components/registrations/board'
import { BulkForm } from '@/components/registrations/bulk-form'
import { ColumnPicker } from '@/components/registrations/column-picker'
import { Figures } from '@/components/registrations/figures'
import { FilterBar } from '@/components/registrations/filter-bar'
import { LayoutSwitch } from '@/components/registrations/layout-switch'
import { LIST_PATH } from '@/components/registrations/list-path'
import { RegistrationTable } from '@/components/registrations/registration-table'
import { RememberPlace } from '@/components/registrations/place-memory'
import { SavedViews } from '@/components/registrations/saved-views'
import { WatchTable } from '@/components/registrations/watch-table'
import { LinkButton } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { hrefWith } from '@/components/ui/query-href'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { registrations as words } from '@/lib/messages/en/registrations'
import { runs as runWords } from '@/lib/messages/en/runs'
import { readBoard } from '@/lib/registrations/board-queries'
import { readFigures } from '@/lib/registrations/figures'
import { listRegistrations } from '@/lib/registrations/list-registrations'
import { readMoves } from '@/lib/registrations/moves'
import { viewQuery } from '@/lib/registrations/saved-views-schema'
import { listViews } from '@/lib/registrations/saved-views'
import { readAssignees, readMoveChoices, readPlanChoices } from '@/lib/registrations/screen-queries'
import { filterOf, viewedQuery, type ViewedQuery } from '@/lib/registrations/viewed-query'

export const metadata: Metadata = { title: words.title }

interface Shown {
  actor: StaffActor
  input: ViewedQuery
  shown: Record<string, string>
}

async function BoardView({ actor, input, shown }: Shown) {
  const [{ pages, since }, moves, choices] = await Promise.all([readBoard(actor, filterOf(input)), readMoves(), readMoveChoices(actor)])
  const { status: _, ...filter } = filterWords(shown)
  return (
    <Board
      // Another filter is another board.
      key={JSON.stringify(filter)}
      pages={pages}
      since={since}
      filter={new URLSearchParams(filter).toString()}
      moves={moves}
      mover={{ type: 'staff', role: actor.role, scopes: actor.scopes, userId: actor.userId }}
      choices={choices}
      now={now().getTime()}
      detailQuery={hrefWith('', shown, { status: undefined, cursor: undefined })}
    />
  )
}

/** What comes to stand before the rows of this page; behind the first page, and in other orders, nobody can say. */
const leadsOf = ({ cursor, sort }: ViewedQuery) => (cursor ? 'none' : sort === 'newest' ? 'new' : sort === 'updated' ? 'changed' : 'none')

async function TableView({ actor, input, shown }: Shown) {
  const readAt = now()
  const { rows, nextCursor, total } = await listRegistrations(actor, input)
  const mayAct = can(actor, 'registrations:update')
  const isFiltered = Object.keys(filterOf(input)).length > 0
  const table = (
    <RegistrationTable
      rows={rows}
      query={shown}
      now={readAt.getTime()}
      selectable={mayAct}
      empty={
        isFiltered ? (
          <EmptyState icon="search" title={words.noneFound} action={<LinkButton href={LIST_PATH}>{words.clear}</LinkButton>}>
            {words.noneFoundHint}
          </EmptyState>
        ) : (
          <EmptyState icon="inbox" title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        )
      }
    />
  )
  return (
    <>
      <WatchTable filter={new URLSearchParams(filterWords(shown)).toString()} since={readAt.toISOString()} rows={rows.map(({ id, updatedAt }) => [id, updatedAt.toISOString()])} leads={leadsOf(input)} />
      {mayAct && rows.length > 0 ? <BulkForm filter={new URLSearchParams(shown).toString()} shown={rows.length} total={total} choices={await bulkChoices(actor)}>{table}</BulkForm> : table}
      <ListPager path={LIST_PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      {mayAct && (
        <p className="border-t border-separator px-4 py-3 text-sm sm:px-5">
          <Link href={`${LIST_PATH}/bulk`} className={textLink}>
            {runWords.title}
          </Link>
        </p>
      )}
    </>
  )
}

/** The filter's words alone, as the API takes them. */
const filterWords = ({ view: _, sort: _sort, cols: _cols, cursor: _cursor, limit: _limit, ...filter }: Record<string, string>) => filter

function Actions({ actor, input, shown }: Shown) {
  return (
    <>
      {can(actor, 'registrations:update') && (
        <LinkButton href={`${LIST_PATH}/new`} icon="plus">
          {words.create.title}
        </LinkButton>
      )}
      {can(actor, 'registrations:import') && (
        <LinkButton href={`${LIST_PATH}/import`} icon="arrowUp" className="max-sm:hidden">
          {words.import}
        </LinkButton>
      )}
      {can(actor, 'registrations:export') && (
        <a href={hrefWith('/api/admin/registrations/export', filterWords(shown), {})} download className={buttonClass({})}>
          <Icon name="download" />
          <span className="max-sm:sr-only">{words.export}</span>
        </a>
      )}
      <LayoutSwitch query={shown} layout={input.view} />
    </>
  )
}

/** What this colleague may do with many at once: moves that ask for no more than a reason, and each only once. */
async function bulkChoices(actor: StaffActor) {
  const [{ reasons }, assignees, moves] = await Promise.all([readMoveChoices(actor), readAssignees(actor), readMoves()])
  const may = moves.filter(({ permission, needs }) => can(actor, permission) && (needs === 'nothing' || needs === 'reason'))
  return { reasons, assignees, targets: [...new Set(may.map(({ to }) => to))], mayAssign: can(actor, 'registrations:assign') }
}

export default staffPage('registrations:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(viewedQuery, searchParams)
  const [figures, assignees, plans, views] = await Promise.all([readFigures(actor), readAssignees(actor), readPlanChoices(), listViews(actor, LIST_PATH)])
  const view = { actor, input, shown }
  const isBoard = input.view === 'board'
  const bar = (
    <FilterBar query={shown} assignees={assignees} plans={plans} layout={input.view}>
      {!isBoard && <ColumnPicker query={shown} />}
      <SavedViews views={views} query={viewQuery(new URLSearchParams(shown).toString())} />
    </FilterBar>
  )
  const header = <PageHeader title={words.title} state={words.state(figures.review.count)} action={<Actions {...view} />} />
  if (isBoard) {
    return (
      // Down to the foot of the window and no further: the columns scroll, not the page. A phone scrolls to the board.
      <div className="md:-mb-6 md:flex md:h-[calc(100dvh-6.5rem)] md:flex-col">
        {header}
        <RememberPlace />
        <div className="-mx-4 -mt-4 sm:-mx-5">{bar}</div>
        <BoardView {...view} />
      </div>
    )
  }
  return (
    <>
      {header}
      <RememberPlace />
      <Figures figures={figures} query={shown} />
      <Card flush>
        {bar}
        <TableView {...view} />
      </Card>
    </>
  )
})
