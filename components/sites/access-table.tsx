/** AccessTable({ rows, empty })   the members of an account and whether they see a site; boxes for those to whom access matters. */
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { MemberAccess } from '@/lib/sites/access-queries'

export function AccessTable({ rows, empty }: { rows: readonly MemberAccess[]; empty: ReactNode }) {
  const { siteAccess, account } = words()
  const say = siteAccess.people
  return (
    <DataTable
      caption={say.title}
      rows={rows}
      rowKey={(member) => member.userId}
      rowName={(member) => member.name}
      select={{ name: 'people', of: (member) => member.access !== 'role' }}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: say.name,
          cell: (member) => (
            <>
              <span className="wrap-anywhere">{member.name}</span>
              <span className="block font-normal wrap-anywhere text-muted">{member.email}</span>
            </>
          ),
        },
        { key: 'role', head: say.role, phone: false, cell: (member) => account.roles[member.role] },
        {
          key: 'access',
          head: siteAccess.access,
          cell: (member) => (
            <>
              <Status of="siteAccess" is={member.access} />
              <span className="block text-muted md:hidden">{account.roles[member.role]}</span>
            </>
          ),
        },
        { key: 'since', head: say.since, phone: false, end: true, cell: (member) => member.givenAt && member.access === 'given' && <When at={member.givenAt} show="day" /> },
      ]}
    />
  )
}
