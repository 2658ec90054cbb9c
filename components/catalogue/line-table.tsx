/** LineTable({ lines, empty })   what a file does, line by line, and why a line is left out. */
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icons'
import { DataTable, type Column } from '@/components/ui/table'
import type { ImportLine } from '@/lib/catalogue/import-queries'
import { sayEffect, sayReason } from '@/lib/catalogue/say-line'
import type { StatusColor } from '@/lib/core/status-look'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.import

const looks: Record<ImportLine['verdict'], { color: StatusColor; icon: IconName }> = {
  create: { color: 'green', icon: 'plus' },
  change: { color: 'blue', icon: 'edit' },
  unchanged: { color: 'grey', icon: 'check' },
  refused: { color: 'red', icon: 'ban' },
}

const columns: Column<ImportLine>[] = [
  { key: 'line', head: say.lineHeads.line, cell: ({ line }) => <span className="figures">{line}</span> },
  { key: 'verdict', head: say.lineHeads.verdict, cell: ({ verdict }) => <Badge {...looks[verdict]}>{say.verdicts[verdict]}</Badge> },
  {
    key: 'entry',
    head: say.lineHeads.entry,
    phone: false,
    cell: ({ industry, sector }) => (
      <span className="font-mono text-[13px] wrap-anywhere">
        {industry}
        {sector && ` / ${sector}`}
      </span>
    ),
  },
  {
    key: 'what',
    head: say.lineHeads.what,
    cell: ({ effects, reason }) => (
      <ul className="wrap-anywhere">
        {[...effects.flatMap(sayEffect), ...(reason ? [sayReason(reason)] : [])].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    ),
  },
]

export const LineTable = ({ lines, empty }: { lines: ImportLine[]; empty: ReactNode }) => (
  <DataTable caption={say.linesCaption} columns={columns} rows={lines} rowKey={({ line }) => String(line)} rowName={({ line }) => `${say.lineHeads.line} ${line}`} empty={empty} />
)
