/** LineTable({ lines, fields, empty })   what becomes of a file, line by line, and why. `fields` says where a name stands. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { textLink } from '@/components/ui/text-link'
import { Badge } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icons'
import { DataTable, type Column } from '@/components/ui/table'
import type { StatusColor } from '@/lib/core/status-look'
import type { ImportVerdict } from '@/lib/generated/prisma/enums'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import type { ImportLine } from '@/lib/registrations/import/import-queries'
import type { Mapping } from '@/lib/registrations/import/schema'

const looks: Record<ImportVerdict, { color: StatusColor; icon: IconName }> = {
  create: { color: 'green', icon: 'plus' },
  duplicate: { color: 'amber', icon: 'users' },
  known: { color: 'grey', icon: 'check' },
  refused: { color: 'red', icon: 'ban' },
}

const cellAt = ({ cells }: ImportLine, at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''))

/** The registration that a line is or became, and what is wrong with it. */
function Outcome({ line: { problems, registrationId, number } }: { line: ImportLine }) {
  return (
    <ul className="space-y-1 text-sm empty:hidden">
      {registrationId && (
        <li>
          <Link href={`/admin/registrations/${registrationId}`} className={textLink}>
            {number ?? say.open}
          </Link>
        </li>
      )}
      {problems.map(({ column, text, registration_id: other }) => (
        <li key={`${column} ${text}`}>
          {column && <span className="text-muted">{say.fields[column]}: </span>}
          {other ? (
            <Link href={`/admin/registrations/${other}`} className={textLink}>
              {text}
            </Link>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  )
}

const columnsFor = (fields: Mapping): Column<ImportLine>[] => [
  { key: 'line', head: say.lineHeads.line, cell: ({ line }) => <span className="figures">{line}</span> },
  { key: 'verdict', head: say.lineHeads.verdict, cell: ({ verdict }) => (verdict ? <Badge {...looks[verdict]}>{say.verdicts[verdict]}</Badge> : <Badge icon="circleDashed">{say.notJudged}</Badge>) },
  {
    key: 'who',
    head: say.lineHeads.who,
    cell: (line) => (
      <div className="space-y-1 wrap-anywhere">
        <p>
          {cellAt(line, fields.full_name)} <span className="text-sm text-muted">{cellAt(line, fields.email) || cellAt(line, fields.phone)}</span>
        </p>
        <Outcome line={line} />
      </div>
    ),
  },
]

export const LineTable = ({ lines, fields, empty }: { lines: ImportLine[]; fields: Mapping; empty: ReactNode }) => (
  <DataTable caption={say.linesCaption} columns={columnsFor(fields)} rows={lines} rowKey={({ line }) => String(line)} rowName={({ line }) => `${say.lineHeads.line} ${line}`} empty={empty} />
)
