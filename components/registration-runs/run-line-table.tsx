/** RunLineTable({ lines, empty })   what became of each registration of a run, and why. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { textLink } from '@/components/ui/text-link'
import { Badge } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icons'
import { DataTable, type Column } from '@/components/ui/table'
import type { StatusColor } from '@/lib/core/status-look'
import { runs as say } from '@/lib/messages/en/runs'
import type { RunLine } from '@/lib/registrations/runs/run-queries'
import { reasonOf, type Outcome } from '@/lib/registrations/runs/schema'

const looks: Record<Outcome, { color?: StatusColor; icon: IconName }> = { done: { color: 'green', icon: 'circleCheck' }, refused: { color: 'red', icon: 'ban' }, open: { icon: 'circleDashed' } }

const columns: Column<RunLine>[] = [
  {
    key: 'number',
    head: say.lineHeads.number,
    cell: ({ id, number, name }) =>
      number ? (
        <>
          <Link href={`/admin/registrations/${id}`} className={`${textLink} font-mono text-[13px]`}>
            {number}
          </Link>
          <span className="block font-normal wrap-anywhere text-muted">{name}</span>
        </>
      ) : (
        <span className="text-muted">{say.missing}</span>
      ),
  },
  {
    key: 'outcome',
    head: say.lineHeads.outcome,
    cell: ({ outcome, error }) => (
      <>
        <Badge {...looks[outcome]}>{say.outcomes[outcome]}</Badge>
        {error && <span className="ms-2 wrap-anywhere">{reasonOf(error)}</span>}
      </>
    ),
  },
]

export const RunLineTable = ({ lines, empty }: { lines: RunLine[]; empty: ReactNode }) => (
  <DataTable caption={say.linesCaption} columns={columns} rows={lines} rowKey={({ id }) => id} rowName={({ number, id }) => number ?? id} empty={empty} />
)
