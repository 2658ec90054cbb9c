import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { Load } from '@/components/visits/load'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { calendarPath } from '@/lib/calendar/path'
import { visits as words } from '@/lib/messages/en/visits'
import { techniciansQuery } from '@/lib/visits/schema'
import { spanIn } from '@/lib/visits/span-text'
import { listTechnicians, type TechnicianLine } from '@/lib/visits/technicians'

const say = words.technicians
const PATH = '/admin/technicians'

export const metadata: Metadata = { title: say.title }

const columnsIn = (zone: string): Column<TechnicianLine>[] => [
  { key: 'name', head: say.columns.name, cell: ({ name, email }) => (<>{name}<span className="block text-[13px] font-normal wrap-anywhere text-muted">{email}</span></>) },
  { key: 'today', head: say.columns.today, cell: ({ name, today, capacity }) => <Load name={name} booked={today} capacity={capacity} /> },
  { key: 'skills', head: say.columns.skills, phone: false, cell: ({ skills }) => (skills.length === 0 ? <span className="text-muted">{say.none}</span> : <span className="flex flex-wrap gap-1">{skills.map((skill) => <Badge key={skill}>{skill}</Badge>)}</span>) },
  { key: 'absence', head: say.columns.absence, phone: false, cell: ({ absence }) => (absence ? <span className="figures">{spanIn(zone, absence)}</span> : <span className="text-muted">{say.none}</span>) },
  { key: 'start', head: say.columns.start, phone: false, cell: ({ latitude }) => <span className={latitude === null ? 'text-muted' : undefined}>{latitude === null ? say.noPlace : say.place}</span> },
]

export default staffPage('technicians:manage', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(techniciansQuery, searchParams)
  const { zone, rows, nextCursor } = await listTechnicians(actor, input)
  return (
    <>
      <PageHeader title={say.title} state={say.state(rows.length, nextCursor !== null || Boolean(input.cursor))} action={<LinkButton href={calendarPath()} icon="calendar">{say.calendar}</LinkButton>} />
      <Card flush>
        <Toolbar action={PATH} query={shown} search={{ name: 'q', label: say.search }} />
        <DataTable
          caption={say.caption}
          columns={columnsIn(zone)}
          rows={rows}
          rowKey={({ userId }) => userId}
          rowName={({ name }) => name}
          rowHref={({ userId }) => `${PATH}/${userId}`}
          empty={
            input.q ? (
              <EmptyState icon="search" title={say.noneFound} action={<LinkButton href={PATH}>{say.clear}</LinkButton>}>{say.noneFoundHint}</EmptyState>
            ) : (
              <EmptyState icon="users" title={say.empty}>{say.emptyHint}</EmptyState>
            )
          }
        />
        <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
