/**
 * ReportCard({ report, title, text, query, legend?, columns, rows, children })
 * One report: its drawing, the same numbers as a table one click away, and as a CSV file.
 *   columns: { head, end? }[]; rows: { key, cells }[], a cell for each column
 *   legend: what the colours of the drawing mean
 */
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { reports as words } from '@/lib/messages/en/reports'
import type { ReportName } from '@/lib/reports/schema'

interface ReportTable {
  columns: readonly { head: string; end?: boolean }[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

interface Props extends ReportTable {
  report: ReportName
  title: string
  text: string
  query: Query
  legend?: readonly { swatch: string; label: string }[]
  className?: string
  children: ReactNode
}

const cell = 'border-b border-separator px-2 py-1.5 first:ps-0 last:pe-0'

export function ReportCard({ report, title, text, query, legend = [], className, columns, rows, children }: Props) {
  return (
    <Card
      id={report}
      title={title}
      className={className}
      actions={
        // A file, so no link of the router.
        <a href={hrefWith(`/api/admin/reports/${report}`, query, {})} download aria-label={words.csvOf(title)} className={buttonClass({ size: 'small', tone: 'quiet' })}>
          <Icon name="download" />
          {words.csv}
        </a>
      }
    >
      <p className="-mt-3 mb-4 max-w-prose text-sm text-muted">{text}</p>
      {legend.length > 0 && rows.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {legend.map(({ swatch, label }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden className={cx('size-2.5 rounded-sm', swatch)} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {children}
      {rows.length > 0 && (
        <details className="mt-4 text-sm">
          <summary className="touch-44 -ms-1 inline-flex min-h-6 cursor-pointer items-center gap-1 rounded-sm px-1 text-muted hover:text-foreground">
            <Icon name="chevronDown" size={14} />
            {words.table}
          </summary>
          <div className="mt-2 max-h-96 overflow-auto">
            <table className="w-full border-separate border-spacing-0">
              <caption className="sr-only">{words.tableOf(title)}</caption>
              <thead>
                <tr>
                  {columns.map(({ head, end }) => (
                    <th key={head} scope="col" className={cx(cell, 'font-medium text-muted', end ? 'text-end' : 'text-start')}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key}>
                    {row.cells.map((content, index) => (
                      <td key={columns[index]?.head} className={cx(cell, columns[index]?.end ? 'figures text-end' : 'wrap-anywhere')}>
                        {content}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </Card>
  )
}
