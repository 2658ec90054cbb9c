import type { Metadata } from 'next'
import { MemberTable } from '@/components/team/member-table'
import { RequestList } from '@/components/team/request-list'
import { Saved } from '@/components/account/saved'
import { Card } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { PageHeader } from '@/components/ui/page-header'
import { getTeam } from '@/lib/accounts/member-queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { countAccess } from '@/lib/sites/access-queries'

export function generateMetadata(): Metadata {
  return { title: words().team.title }
}

export default accountPage('members:read', async ({ actor, searchParams }) => {
  const [team, reach] = await Promise.all([getTeam(actor), mayNow(actor, 'members:manage') ? countAccess(actor) : null])
  const say = words().team
  const saved = searchParams.saved
  const requests = <RequestList team={team} actor={actor} />
  return (
    <>
      <PageHeader title={say.title} state={say.state(team.members.length)} />
      <Saved text={saved === 'approved' || saved === 'declined' ? say.saved[saved] : undefined} />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="space-y-6 lg:col-span-2">
          {team.requests.length > 0 && requests}
          <MemberTable members={team.members} ownId={actor.userId} reach={reach && { ...reach, home: `/${actor.accountSlug}` }} />
          {team.requests.length === 0 && requests}
        </div>
        <Card id="seats" footer={say.later}>
          <Meter label={say.seats} used={team.members.length} limit={team.seats} />
        </Card>
      </div>
    </>
  )
})
