/** MemberTable({ members, ownId, reach? })   who belongs to the account, and what their role lets them do; `reach`: also how many sites each sees, and the way there. */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import type { Member } from '@/lib/accounts/member-queries'
import { words } from '@/lib/messages/words'
import type { Reach } from '@/lib/sites/access-queries'
import { seesAllSites } from '@/lib/sites/policy'

interface Props {
  members: readonly Member[]
  ownId: string | null
  reach?: (Reach & { home: string }) | null
}

export function MemberTable({ members, ownId, reach }: Props) {
  const { team: say, account } = words()
  return (
    <Card id="members" title={say.members} flush>
      <DataTable
        caption={say.members}
        rows={members}
        rowKey={(member) => member.userId}
        rowName={(member) => member.name}
        rowHref={reach ? (member) => `${reach.home}/team/${member.userId}` : undefined}
        empty={null}
        columns={[
          {
            key: 'name',
            head: say.name,
            cell: (member) => (
              <>
                <span className="flex flex-wrap items-center gap-x-2">
                  <span className="wrap-anywhere">{member.name}</span>
                  {member.userId === ownId && <Badge>{say.you}</Badge>}
                </span>
                <span className="block font-normal wrap-anywhere text-muted">{member.email}</span>
              </>
            ),
          },
          {
            key: 'role',
            head: say.role,
            cell: (member) => (
              <>
                {account.roles[member.role]}
                <span className="block text-muted max-md:hidden">{say.roles[member.role]}</span>
              </>
            ),
          },
          ...(reach ? [{ key: 'sites', head: say.sites, cell: (member: Member) => (seesAllSites(member) ? say.everySite : say.sitesOf(reach.given.get(member.userId) ?? 0, reach.all)) }] : []),
          { key: 'since', head: say.since, phone: false, end: true, cell: (member) => <When at={member.since} show="day" /> },
        ]}
      />
    </Card>
  )
}
