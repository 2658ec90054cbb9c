import type { Metadata } from 'next'
import { EventForm } from '@/components/notices/event-form'
import { AddGroup, ChangeGroup } from '@/components/notices/group-forms'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { staffPage } from '@/lib/auth/page'
import { notices as words } from '@/lib/messages/en/notices'
import { noticeEvents } from '@/lib/messages/en/worded'
import { listNotices, type EventRow } from '@/lib/notices/queries'

export const metadata: Metadata = { title: words.title }

export default staffPage('templates:manage', async ({ actor }) => {
  const { events, groups } = await listNotices(actor)
  const choices = groups.map(({ id, name }) => ({ id, name }))
  return (
    <>
      <PageHeader title={words.title} state={words.state(groups.length)} />
      <div className="space-y-4">
        <Card flush title={words.events} description={words.eventsHint}>
          <DataTable
            caption={words.eventsCaption}
            rows={events}
            rowKey={({ event }) => event}
            rowName={({ event }) => noticeEvents[event]}
            empty={null}
            columns={[
              {
                key: 'event',
                head: words.columns.event,
                cell: (row) => (
                  <>
                    {noticeEvents[row.event]}
                    <span className="mt-1 block font-normal md:hidden">
                      <Told row={row} />
                    </span>
                  </>
                ),
              },
              { key: 'told', head: words.columns.told, phone: false, cell: (row) => <Told row={row} /> },
              { key: 'change', head: words.columns.change, end: true, cell: (row) => <EventForm row={row} groups={choices} /> },
            ]}
          />
        </Card>
        <Card flush title={words.groupsTitle} description={words.groupsHint}>
          <DataTable
            caption={words.groupsCaption}
            rows={groups}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            empty={
              <EmptyState icon="users" title={words.empty}>
                {words.emptyHint}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                head: words.columns.name,
                cell: ({ name, active }) => (
                  <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
                    {name}
                    {!active && <Badge color="amber">{words.asleep}</Badge>}
                  </span>
                ),
              },
              { key: 'to', head: words.columns.to, cell: ({ channel, to }) => <span className="wrap-anywhere">{`${words.channels[channel]} · ${to}`}</span> },
              { key: 'city', head: words.columns.city, phone: false, cell: ({ city }) => city ?? <span className="text-muted">{words.everyCity}</span> },
              { key: 'used', head: words.columns.used, phone: false, cell: ({ events: count }) => words.usedIn(count) },
              { key: 'change', head: words.columns.change, end: true, cell: (group) => <ChangeGroup group={group} /> },
            ]}
          />
        </Card>
        <Card id="add" title={words.addTitle}>
          <AddGroup />
        </Card>
      </div>
    </>
  )
})

/** The roles and groups that hear of an event. */
function Told({ row }: { row: EventRow }) {
  if (row.roles.length + row.groups.length === 0) return <span className="text-muted">{words.nobody}</span>
  return (
    <span className="flex flex-wrap gap-1.5">
      {row.roles.map((role) => (
        <Badge key={role} icon="users">
          {words.staffRoles[role]}
        </Badge>
      ))}
      {row.groups.map(({ id, name }) => (
        <Badge key={id} color="blue" icon="send">
          {name}
        </Badge>
      ))}
    </span>
  )
}
