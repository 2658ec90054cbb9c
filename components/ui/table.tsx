/**
 * DataTable({ caption, columns, rows, rowKey, rowName, rowHref?, select?, empty, sort? })
 *   columns: { key, head, cell: (row) => JSX, end?, phone?, sortHref?, sorted? }[]
 *     end: numbers, at the end of the cell; phone: false hides the column on phones; sortHref: link that sorts by it
 *     grow: takes what the others leave; its content is one line that ends in dots
 *   rowHref(row): the whole row opens it, by click and by Enter on the name in the first column
 *   select: { name, of? }   a checkbox per row, inside a <form> of the caller; its value is rowKey(row); `of`: not for every row
 *   empty: an <EmptyState>
 * Drawn on the server. RowKeys adds j, k and x.
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'
import { Icon } from './icon'
import { LinkPending } from './link-pending'
import { RowKeys } from './row-keys'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  end?: boolean
  phone?: false
  grow?: true
  sortHref?: string
  sorted?: 'ascending' | 'descending'
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The row in words, for its checkbox. */
  rowName: (row: Row) => string
  rowHref?: (row: Row) => string
  select?: { name: string; of?: (row: Row) => boolean }
  empty: ReactNode
}

const headCell = 'sticky top-0 z-2 h-9 border-b border-border bg-surface-secondary px-3 text-[13px] font-medium text-muted first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5'
// What can be pressed in a row lies over the link that is stretched across it.
const aboveRowLink = '[&_:is(a,button)]:relative [&_:is(a,button)]:z-1'
const bodyCell = 'h-10 border-b border-separator px-3 py-1.5 first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5'

export function DataTable<Row>({ caption, columns, rows, rowKey, rowName, rowHref, select, empty }: Props<Row>) {
  if (rows.length === 0) return <>{empty}</>
  return (
    <RowKeys>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {select && (
              <th scope="col" className={cx(headCell, 'w-8')}>
                <input type="checkbox" data-select-all aria-label={ui.selectAll} className="size-4 align-middle accent-accent" />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={cx(headCell, column.end ? 'text-end' : 'text-start', column.phone === false && 'max-md:hidden')}
              >
                {column.sortHref ? <SortLink column={column} /> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-row
              className="relative has-[[data-row-link]]:hover:bg-surface-secondary has-[[data-row-link]:focus-visible]:bg-accent-soft has-[[data-row-select]:checked]:bg-accent-soft"
            >
              {select && (
                <td className={bodyCell}>
                  {select.of?.(row) !== false && (
                    <input
                      type="checkbox"
                      name={select.name}
                      value={rowKey(row)}
                      data-row-select
                      aria-label={ui.selectRow(rowName(row))}
                      className="touch-44 relative z-1 size-4 align-middle accent-accent"
                    />
                  )}
                </td>
              )}
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  className={cx(bodyCell, column.end && 'figures text-end', column.phone === false && 'max-md:hidden', column.grow && 'md:w-full md:max-w-0 md:min-w-36 md:truncate', index === 0 && 'font-medium', index > 0 && rowHref && aboveRowLink)}
                >
                  {index === 0 && rowHref ? (
                    // Its box is stretched over the row: a click anywhere opens, yet the row stays one link for all.
                    <Link
                      href={rowHref(row)}
                      data-row-link
                      className="-outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
                    >
                      {column.cell(row)}
                      <LinkPending />
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </RowKeys>
  )
}

function SortLink<Row>({ column }: { column: Column<Row> }) {
  const icon = column.sorted === 'ascending' ? '-rotate-90' : column.sorted === 'descending' ? 'rotate-90' : null
  return (
    <Link href={column.sortHref ?? ''} aria-label={ui.sortBy(column.head)} className={cx('inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-foreground', column.end && 'flex-row-reverse')}>
      {column.head}
      <Icon name={icon ? 'arrowRight' : 'sort'} size={12} className={icon ?? 'opacity-50'} />
    </Link>
  )
}
