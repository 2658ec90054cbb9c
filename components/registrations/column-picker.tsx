/** ColumnPicker({ query })   which columns the table has; the choice lives in the address, and so in a kept view (PIPE-12). */
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { PopoverLink } from '@/components/ui/popover-link'
import { buttonClass } from '@/components/ui/button-class'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { registrations as words } from '@/lib/messages/en/registrations'
import { LIST_PATH } from './list-path'
import { columnsOf, OPTIONAL_COLUMNS } from './registration-table'

export function ColumnPicker({ query }: { query: Query }) {
  const shown = columnsOf(query.cols)
  return (
    <Popover
      id="columns"
      align="end"
      triggerClass={`${buttonClass({ size: 'small' })} max-md:hidden`}
      trigger={
        <>
          <Icon name="columns" size={14} />
          {words.columns.label}
        </>
      }
    >
      <nav aria-label={words.columns.label}>
        {OPTIONAL_COLUMNS.map((name) => {
          const isShown = shown.includes(name)
          const cols = OPTIONAL_COLUMNS.filter((other) => (other === name ? !isShown : shown.includes(other)))
          return (
            <PopoverLink key={name} href={hrefWith(LIST_PATH, query, { cols: cols.join(',') || 'none' })} current={isShown}>
              {words.columns[name]}
            </PopoverLink>
          )
        })}
      </nav>
    </Popover>
  )
}
