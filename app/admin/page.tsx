import Link from 'next/link'
import { TransferList } from '@/components/console/transfer-list'
import { WaitsList, type Waits } from '@/components/console/waits-list'
import { TodayCard } from '@/components/day/today-card'
import { LIST_PATH } from '@/components/registrations/list-path'
import { TodoCard } from '@/components/registrations/todo-card'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { hrefWith } from '@/components/ui/query-href'
import { Status } from '@/components/ui/status'
import { countAccounts, listAccounts } from '@/lib/accounts/console-queries'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { AccountStatus } from '@/lib/generated/prisma/enums'
import { readDay } from '@/lib/installations/day-queries'
import { isOver, type DayStop } from '@/lib/installations/day-state'
import { countWaiting } from '@/lib/installations/queries'
import { console as consoleWords } from '@/lib/messages/en/console'
import { today as words } from '@/lib/messages/en/today'
import { listTransfers } from '@/lib/payments/queries'
import { MOST_COUNTED } from '@/lib/registrations/most-counted'
import { readTodo, type Todo } from '@/lib/registrations/read-todo'

type Jobs = Awaited<ReturnType<typeof countWaiting>>
type Transfers = Awaited<ReturnType<typeof listTransfers>>['rows']

// Payments that one can decide fill a page before anybody scrolls.
const TRANSFERS_SHOWN = 10
const NEWEST_SHOWN = 5

/** The visits of those who make them; colleagues who plan for others have the calendar. */
async function ownVisits(actor: StaffActor): Promise<DayStop[] | null> {
  if (!can(actor, 'installations:work') || can(actor, 'installations:assign')) return null
  const { stops, earlier } = await readDay(actor, {})
  return [...earlier, ...stops].filter(({ kind }) => kind !== 'absence')
}

/** One sentence of what waits for this very colleague. */
function stateOf(todo: Todo | null, visits: readonly DayStop[] | null, transfers: Transfers): string {
  const left = visits?.filter((stop) => !isOver(stop)).length ?? 0
  const things = [
    left > 0 && words.state.visits(left),
    todo && todo.own.total !== 0 && words.state.own(todo.own.total, MOST_COUNTED),
    todo && todo.nobodys.total !== 0 && words.state.nobodys(todo.nobodys.total, MOST_COUNTED),
    transfers.length > 0 && words.state.payments(transfers.length),
  ].filter((thing) => typeof thing === 'string')
  return things.length === 0 ? words.state.nothing : words.state.wait(things)
}

function waitsOf(todo: Todo | null, jobs: Jobs | null): Waits[] {
  const registrations = todo
    ? [
        { href: hrefWith(LIST_PATH, { status: todo.stages.join(','), late: '1', sort: 'due' }, {}), label: words.late, count: todo.late, most: MOST_COUNTED, urgent: true },
        ...todo.stages.map((stage) => ({ href: hrefWith(LIST_PATH, { status: stage, sort: 'due' }, {}), label: words.stages[stage as keyof typeof words.stages], count: todo.counts[stage] })),
      ]
    : []
  const installations = jobs
    ? [
        { href: '/admin/installations?due=late', label: words.installations.late, count: jobs.late, urgent: true },
        { href: '/admin/installations?status=failed', label: words.installations.failed, count: jobs.failed, urgent: true },
        { href: '/admin/installations?status=open', label: words.installations.open, count: jobs.open },
      ]
    : []
  return [...registrations, ...installations]
}

async function AccountCards({ actor }: { actor: StaffActor }) {
  const [counts, newest] = await Promise.all([countAccounts(actor), listAccounts(actor, { limit: NEWEST_SHOWN })])
  const states = Object.values(AccountStatus).filter((state) => counts[state])
  const { home } = consoleWords
  return (
    <>
      <Card title={home.accounts}>
        {states.length === 0 && <p className="text-muted">{home.noAccounts}</p>}
        <ul className="space-y-1">
          {states.map((state) => (
            <li key={state}>
              <Link href={`/admin/accounts?status=${state}`} className="flex min-h-8 items-center justify-between rounded-sm hover:bg-default">
                <Status of="account" is={state} />
                <span className="figures font-medium">{counts[state]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={home.newest} actions={<LinkButton href="/admin/accounts" size="small">{home.open}</LinkButton>}>
        <ul className="space-y-1">
          {newest.rows.map((account) => (
            <li key={account.id}>
              <Link href={`/admin/accounts/${account.id}`} className="flex min-h-8 items-center justify-between gap-3 rounded-sm hover:bg-default">
                <span className="truncate">{account.name}</span>
                <span className="shrink-0 text-muted">{account.planName}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

function TodoCards({ todo }: { todo: Todo }) {
  const at = now().getTime()
  const isMore = ({ rows, total }: Todo['own']) => total === null || total > rows.length
  return (
    <>
      <TodoCard title={words.own} empty={words.noOwn} rows={todo.own.rows} query={todo.own.query} isMore={isMore(todo.own)} now={at} />
      <TodoCard title={words.nobodys} empty={words.noNobodys} rows={todo.nobodys.rows} query={todo.nobodys.query} isMore={isMore(todo.nobodys)} now={at} />
    </>
  )
}

export default staffPage('console:open', async ({ actor }) => {
  const seesRegistrations = can(actor, 'registrations:read')
  const seesMoney = can(actor, 'payments:read')
  const [todo, visits, jobs, { rows: transfers }] = await Promise.all([
    seesRegistrations ? readTodo(actor) : null,
    ownVisits(actor),
    can(actor, 'installations:assign') ? countWaiting(actor) : null,
    seesMoney ? listTransfers(actor, { status: 'submitted', limit: TRANSFERS_SHOWN }) : { rows: [] },
  ])
  const waits = waitsOf(todo, jobs)
  return (
    <>
      <PageHeader title={words.title} state={stateOf(todo, visits, transfers)} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <div className="min-w-0 space-y-4 lg:col-span-2">
          {visits && <TodayCard stops={visits} />}
          {todo && <TodoCards todo={todo} />}
          {seesMoney && (
            <Card title={consoleWords.home.payments} flush actions={<LinkButton href="/admin/payments" size="small">{consoleWords.home.openPayments}</LinkButton>}>
              {transfers.length === 0 ? <p className="px-4 py-4 text-muted sm:px-5">{consoleWords.home.noPayments}</p> : <TransferList brief rows={transfers} mayDecide={can(actor, 'payments:confirm')} />}
            </Card>
          )}
        </div>
        <div className="min-w-0 space-y-4">
          {waits.length > 0 && (
            <Card title={words.waits}>
              <WaitsList rows={waits} />
            </Card>
          )}
          {can(actor, 'accounts:read') && <AccountCards actor={actor} />}
        </div>
      </div>
    </>
  )
})
