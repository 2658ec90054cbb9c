import type { Metadata } from 'next'
import { MemberTable } from '@/components/team/member-table'
import { RequestList } from '@/components/team/request-list'
import { Saved } from '@/components/account/saved'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { PageHeader } from '@/components/ui/page-header'
import { getTeam, type Member } from '@/lib/accounts/member-queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { countAccess, type Reach } from '@/lib/sites/access-queries'
import { seesAllSites } from '@/lib/sites/policy'

export function generateMetadata(): Metadata {
  return { title: words().team.title }
}

export default accountPage('members:read', async ({ actor, searchParams }) => {
  const [team, reach] = await Promise.all([getTeam(actor), mayNow(actor, 'members:manage') ? countAccess(actor) : null])
  const say = words().team
  const { saved } = searchParams
  const home = `/${actor.accountSlug}`
  const requests = <RequestList team={team} actor={actor} />
  return (
    <>
      <PageHeader title={say.title} state={say.state(team.members.length)} />
      {saved === 'declined' && <Saved text={say.saved.declined} />}
      {saved === 'approved' && <LetIn member={team.members.find(({ userId }) => userId === searchParams.member)} reach={reach} home={home} />}
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="space-y-6 lg:col-span-2">
          {team.requests.length > 0 && requests}
          <MemberTable members={team.members} ownId={actor.userId} reach={reach && { ...reach, home }} />
          {team.requests.length === 0 && requests}
        </div>
        <Card id="seats" footer={say.later}>
          <Meter label={say.seats} used={team.members.length} limit={team.seats} />
        </Card>
      </div>
    </>
  )
})

/** Somebody was just let in. An editor or viewer sees no site yet, and the way to change that is offered. */
function LetIn({ member, reach, home }: { member: Member | undefined; reach: Reach | null; home: string }) {
  const say = words().team
  const isBlind = member && reach && !seesAllSites(member) && reach.all > 0 && !reach.given.has(member.userId)
  return (
    <div className="mb-6">
      <Banner tone="success" title={say.saved.approved} live action={isBlind && <LinkButton href={`${home}/team/${member.userId}`}>{say.chooseSites}</LinkButton>}>
        {isBlind && say.seesNothing(member.name)}
      </Banner>
    </div>
  )
}
