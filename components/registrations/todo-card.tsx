/** TodoCard({ title, empty, rows, query, isMore, now })   a few registrations that wait, the most urgent first; the rest is one link away. */
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { today as words } from '@/lib/messages/en/today'
import type { RegistrationRow } from '@/lib/registrations/select-registrations'
import { LIST_PATH } from './list-path'
import { RegistrationTable } from './registration-table'

interface Props {
  title: string
  empty: string
  rows: readonly RegistrationRow[]
  /** Of the list that shows all of them. */
  query: Query
  /** Are there more than these? */
  isMore: boolean
  /** In milliseconds. */
  now: number
}

export function TodoCard({ title, empty, rows, query, isMore, now }: Props) {
  return (
    <Card title={title} flush actions={isMore && <LinkButton href={hrefWith(LIST_PATH, query, {})} size="small">{words.all}</LinkButton>}>
      <RegistrationTable rows={rows} query={{ ...query, cols: 'status,plan,city,due' }} now={now} selectable={false} empty={<p className="px-4 py-4 text-muted sm:px-5">{empty}</p>} />
    </Card>
  )
}
