/** RunList({ rows, latestFailures? })   runs of the renewals with what each did; a dash stands for nothing. */
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { renewals as words } from '@/lib/messages/en/renewals'
import type { RunRow, RunState } from '@/lib/renewals/queries'
import type { Done } from '@/lib/renewals/run-renewals'

const say = words.columns

const marks: Record<Exclude<RunState, 'ended'>, ReactNode> = {
  waiting: <Badge color="grey" icon="clock">{words.isWaiting}</Badge>,
  running: <Badge color="blue" icon="rotate">{words.running}</Badge>,
  interrupted: <Badge color="amber" icon="alert">{words.interrupted}</Badge>,
}

const figure = (key: keyof Done, head: string, phone?: false): Column<RunRow> => ({
  key,
  head,
  end: true,
  ...(phone === false && { phone }),
  cell: (row) => (row[key] === 0 ? <span className="text-muted">–</span> : <span className={key === 'failed' ? 'figures font-medium text-danger' : 'figures'}>{row[key].toLocaleString('en')}</span>),
})

const columns: Column<RunRow>[] = [
  {
    key: 'when',
    head: say.when,
    cell: ({ createdAt, state }) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        <When at={createdAt} />
        {state !== 'ended' && marks[state]}
      </span>
    ),
  },
  { key: 'by', head: say.by, phone: false, cell: ({ by, byClock }) => <span className="text-muted">{byClock ? words.clock : (by ?? words.somebody)}</span> },
  figure('issued', say.issued),
  figure('extended', say.extended, false),
  figure('ended', say.ended, false),
  figure('reminded', say.reminded, false),
  figure('pastDue', say.pastDue, false),
  figure('suspended', say.suspended, false),
  figure('failed', say.failed),
]

export const RunList = ({ rows }: { rows: readonly RunRow[] }) => (
  <DataTable
    caption={words.runsCaption}
    columns={columns}
    rows={rows}
    rowKey={({ id }) => id}
    rowName={({ createdAt }) => createdAt.toISOString()}
    empty={
      <EmptyState icon="rotate" title={words.empty}>
        {words.emptyHint}
      </EmptyState>
    }
  />
)
