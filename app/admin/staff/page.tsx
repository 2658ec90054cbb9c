import type { Metadata } from 'next'
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
  { key: 'seen', head: say.columns.seen, phone: false, cell: (row) => (row.lastLoginAt ? <When at={row.lastLoginAt} show="relative" /> : say.never) },
  { key: 'change', head: say.columns.change, cell: ({ userId, name, role, active }) => <ChangeColleague userId={userId} name={name} role={role} active={active} /> },
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
