import type { Metadata } from 'next'
import { DueNote } from '@/components/installations/due-note'
import { WatchJobs } from '@/components/installations/watch-jobs'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { statusLook } from '@/lib/core/status-look'
import { InstallationStatus, JobPriority } from '@/lib/generated/prisma/enums'
import { countWaiting, listInstallations, readTechnicianNames, type InstallationRow } from '@/lib/installations/queries'
import { installationsQuery } from '@/lib/installations/schema'
import { installations as words } from '@/lib/messages/en/installations'
import { readToday } from '@/lib/visits/queries'
import { spanIn } from '@/lib/visits/span-text'

export const metadata: Metadata = { title: words.title }

const PATH = '/admin/installations'
const { columns: head } = words

const columnsIn = (zone: string): Column<InstallationRow>[] => [
  { key: 'customer', head: head.customer, cell: (row) => row.contactName },
  { key: 'number', head: head.number, phone: false, cell: (row) => <span className="font-mono text-[13px] whitespace-nowrap">{row.number}</span> },
  { key: 'status', head: head.status, cell: (row) => <Status of="installation" is={row.status} note={row.pausedAt ? words.work.paused : undefined} /> },
  { key: 'when', head: head.when, cell: (row) => (row.startsAt && row.endsAt ? <span className="figures md:whitespace-nowrap">{spanIn(zone, { startsAt: row.startsAt, endsAt: row.endsAt })}</span> : <span className="text-muted">{words.notPlanned}</span>) },
  { key: 'technician', head: head.technician, phone: false, cell: (row) => row.technicianName ?? <span className="text-muted">{words.noTechnician}</span> },
  { key: 'city', head: head.city, phone: false, cell: (row) => row.city },
  { key: 'due', head: head.due, phone: false, cell: (row) => <DueNote job={row} /> },
]

export default staffPage('installations:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(installationsQuery, searchParams)
  const [{ rows, nextCursor }, counts, technicians, { zone }] = await Promise.all([listInstallations(actor, input), countWaiting(actor), readTechnicianNames(actor), readToday(actor)])
  const isFiltered = Boolean(input.q ?? input.status ?? input.priority ?? input.technician ?? input.due)
  const countOf: Partial<Record<InstallationStatus, number>> = counts
  return (
    <>
      <PageHeader title={words.title} state={words.state(counts)} />
      <Card flush>
        <Toolbar
          action={PATH}
          query={shown}
          search={{ name: 'q', label: words.search }}
          filters={[
            {
              name: 'status',
              label: words.filters.status,
              options: Object.values(InstallationStatus).map((value) => ({ value, label: statusLook('installation', value).word, ...(countOf[value] !== undefined && { count: countOf[value] }) })),
            },
            { name: 'due', label: words.filters.due, options: [{ value: 'late', label: words.late, count: counts.late }, { value: 'soon', label: words.soon }] },
            { name: 'technician', label: words.filters.technician, options: [{ value: 'none', label: words.noTechnician }, ...technicians.map(({ id, name }) => ({ value: id, label: name }))] },
            { name: 'priority', label: words.filters.priority, options: Object.values(JobPriority).toReversed().map((value) => ({ value, label: words.priorities[value] })) },
          ]}
        />
        <WatchJobs query={new URLSearchParams(shown).toString()} rows={rows.map(({ id, version }) => ({ id, version }))} />
        <DataTable
          caption={words.caption}
          columns={columnsIn(zone)}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => `${row.number}, ${row.contactName}`}
          rowHref={(row) => `${PATH}/${row.id}`}
          empty={
            isFiltered ? (
              <EmptyState icon="search" title={words.noneFound} action={<LinkButton href={PATH}>{words.clear}</LinkButton>}>
                {words.noneFoundHint}
              </EmptyState>
            ) : (
              <EmptyState icon="wrench" title={words.empty}>
                {words.emptyHint}
              </EmptyState>
            )
          }
        />
        <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
