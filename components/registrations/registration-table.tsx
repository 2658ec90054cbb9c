/** RegistrationTable({ rows, query, now, selectable, empty })   registrations in rows; the heads sort, the rows open, select and show what is late. */
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { registrations as words } from '@/lib/messages/en/registrations'
import { isEnd } from '@/lib/registrations/landing'
import type { Sort } from '@/lib/registrations/schema'
import type { RegistrationRow } from '@/lib/registrations/select-registrations'
import { waitingWords, warningOf } from '@/lib/registrations/waiting-words'
import { LIST_PATH } from './list-path'
import { sourceWord } from './source-word'

const head = words.columns

/** The columns that somebody may switch off; the first one is the name, and stays. */
export const OPTIONAL_COLUMNS = ['status', 'number', 'plan', 'city', 'assignee', 'waiting', 'due', 'source', 'phone', 'created'] as const
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]
const USUAL: readonly OptionalColumn[] = ['status', 'plan', 'city', 'assignee', 'waiting', 'due', 'created']

/** The columns that an address asks for; the usual ones where it does not say. Names that are gone are left out. */
export function columnsOf(text: string | undefined): readonly OptionalColumn[] {
  if (!text) return USUAL
  const asked = text.split(',')
  return OPTIONAL_COLUMNS.filter((name) => asked.includes(name))
}

interface Props {
  rows: readonly RegistrationRow[]
  query: Query
  /** In milliseconds. */
  now: number
  selectable: boolean
  empty: ReactNode
}

export function RegistrationTable({ rows, query, now, selectable, empty }: Props) {
  const shown = columnsOf(query.cols)
  const sortBy = (...[up, down]: [Sort, Sort?]) => {
    const sort = query.sort ?? 'newest'
    const next = sort === up && down ? down : up
    return {
      sortHref: hrefWith(LIST_PATH, query, { sort: next === 'newest' ? undefined : next, cursor: undefined }),
      ...(sort === up && { sorted: up === 'newest' ? 'descending' : 'ascending' } as const),
      ...(sort === down && { sorted: 'ascending' } as const),
    }
  }
  const all: Record<OptionalColumn, Column<RegistrationRow>> = {
    number: { key: 'number', head: head.number, phone: false, cell: (row) => <span className="font-mono text-[13px] whitespace-nowrap">{row.number}</span> },
    status: { key: 'status', head: head.status, phone: false, cell: (row) => <Status of="registration" is={row.status} /> },
    plan: { key: 'plan', head: head.plan, phone: false, cell: (row) => <Line>{row.planName}</Line> },
    city: { key: 'city', head: head.city, phone: false, cell: (row) => <Line>{row.city}</Line> },
    assignee: { key: 'assignee', head: head.assignee, phone: false, cell: (row) => (row.assigneeName ? <Line>{row.assigneeName}</Line> : <span className="text-muted">{words.nobody}</span>) },
    waiting: { key: 'waiting', head: head.waiting, end: true, phone: false, ...sortBy('waiting'), cell: (row) => !isEnd(row.status) && <span className="whitespace-nowrap">{waitingWords(row.enteredAt.getTime(), now)}</span> },
    due: { key: 'due', head: head.due, phone: false, ...sortBy('due'), cell: (row) => <Due row={row} now={now} /> },
    source: { key: 'source', head: head.source, phone: false, cell: (row) => <Line>{sourceWord(row.source)}</Line> },
    phone: { key: 'phone', head: head.phone, phone: false, cell: (row) => <span className="figures whitespace-nowrap">{row.phone}</span> },
    created: { key: 'created', head: head.created, phone: false, ...sortBy('newest', 'oldest'), cell: (row) => <When at={row.createdAt} show="relative" /> },
  }
  return (
    <DataTable
      caption={words.caption}
      columns={[{ key: 'name', head: head.name, grow: true, ...sortBy('name'), cell: (row) => <Name row={row} now={now} /> }, ...shown.map((name) => all[name])]}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.fullName}
      rowHref={(row) => hrefWith(`${LIST_PATH}/${row.id}`, query, { cursor: undefined })}
      {...(selectable && { select: { name: 'ids' } })}
      empty={empty}
    />
  )
}

/** One line of a row, however long it is. */
const Line = ({ children }: { children: string | null }) => (
  <span title={children ?? undefined} className="block max-w-28 truncate 2xl:max-w-48">
    {children}
  </span>
)

/** The name; on a phone, which has no room for columns, company, plan, city, stage and lateness stand below it. */
function Name({ row, now }: { row: RegistrationRow; now: number }) {
  return (
    <>
      <span title={row.companyName ? `${row.fullName} · ${row.companyName}` : undefined}>
        {row.fullName}
        {row.companyName && <span className="font-normal text-muted max-md:hidden"> · {row.companyName}</span>}
      </span>
      <span className="mt-0.5 block text-[13px] font-normal text-muted md:hidden">
        {[row.companyName, row.planName, row.city].filter(Boolean).join(' · ')}
        <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-foreground">
          <Status of="registration" is={row.status} />
          <Due row={row} now={now} brief />
        </span>
      </span>
    </>
  )
}

function Due({ row, now, brief }: { row: RegistrationRow; now: number; brief?: boolean }) {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const warning = warningOf({ status: row.status, due_at: iso(row.dueAt), due_soon_at: iso(row.dueSoonAt), survey_outcome: row.surveyOutcome }, now)
  if (warning) {
    return (
      <Badge color={warning.tone} icon="alert">
        {warning.text}
      </Badge>
    )
  }
  return !brief && row.dueAt && <When at={row.dueAt} show="relative" />
}
