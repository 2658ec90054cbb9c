import type { Metadata } from 'next'
import Link from 'next/link'
import { AddColleague, ChangeColleague } from '@/components/console/staff-forms'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { console as words } from '@/lib/messages/en/console'
import { listStaff, type Colleague } from '@/lib/people/queries'

export const metadata: Metadata = { title: words.staff.title }

const say = words.staff

const stateOf = ({ active, claimed }: Colleague) =>
  !active ? <Badge>{say.inactive}</Badge> : claimed ? <Badge color="green" icon="circleCheck">{say.active}</Badge> : <Badge color="amber" icon="hourglass">{say.invited}</Badge>

type Work = Pick<Colleague, 'registrations' | 'visits'>
/** What somebody has to do, in words; empty where that is nothing. */
const workOf = ({ registrations, visits }: Work): string => [registrations > 0 && say.registrations(registrations), visits > 0 && say.visits(visits)].filter(Boolean).join(', ')

function OpenWork({ userId, registrations, visits }: Colleague) {
  if (registrations + visits === 0) return <span className="text-muted">{say.nothing}</span>
  return (
    <>
      {registrations > 0 && (
        <Link href={`/admin/registrations?view=table&assignee=${userId}`} className="text-link block">
          {say.registrations(registrations)}
        </Link>
      )}
      {visits > 0 && (
        <Link href={`/admin/calendar?view=agenda&technician=${userId}`} className="text-link block">
          {say.visits(visits)}
        </Link>
      )}
    </>
  )
}

const columns: Column<Colleague>[] = [
  {
    key: 'name',
    head: say.columns.name,
    cell: (row) => (
      <>
        {row.name} <span className="block text-[13px] text-muted">{row.email}</span>
      </>
    ),
  },
  { key: 'role', head: say.columns.role, cell: (row) => say.roles[row.role] },
  { key: 'state', head: say.columns.state, cell: stateOf },
  { key: 'work', head: say.columns.work, cell: OpenWork },
  { key: 'seen', head: say.columns.seen, phone: false, cell: (row) => (row.lastLoginAt ? <When at={row.lastLoginAt} show="relative" /> : say.never) },
  { key: 'change', head: say.columns.change, cell: ({ userId, name, role, active, ...work }) => <ChangeColleague userId={userId} name={name} role={role} active={active} work={workOf(work)} /> },
]

export default staffPage('staff:manage', async ({ actor }) => {
  const colleagues = await listStaff(actor)
  return (
    <>
      <PageHeader title={say.title} state={say.state(colleagues.filter(({ active }) => active).length)} action={<AddColleague />} />
      <Card flush>
        <DataTable caption={say.caption} columns={columns} rows={colleagues} rowKey={(row) => row.userId} rowName={(row) => row.name} empty={<EmptyState icon="users" title={say.empty} />} />
      </Card>
    </>
  )
})
