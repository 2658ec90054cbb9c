import type { Metadata } from 'next'
import { AccessForm } from '@/components/sites/access-form'
import { AccessToolbar } from '@/components/sites/access-toolbar'
import { ReachTable } from '@/components/team/reach-table'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { listQuery } from '@/lib/auth/list-query'
import { accountPage } from '@/lib/auth/page'
import { notFound } from '@/lib/core/errors'
import { uuid } from '@/lib/core/fields'
import { words } from '@/lib/messages/words'
import { changeAccessForm } from '@/lib/sites/access-actions'
import { listMemberSites } from '@/lib/sites/access-queries'
import { memberSitesQuery } from '@/lib/sites/access-schema'

export function generateMetadata(): Metadata {
  return { title: words().team.title }
}

const AT_ONCE = 100

/** A colleague, and the sites that they see. */
export default accountPage('members:manage', async ({ actor, params, searchParams }) => {
  const user = uuid.safeParse(params.user)
  if (!user.success) throw notFound()
  const { input, shown } = listQuery(memberSitesQuery, searchParams)
  const { member, rows, nextCursor } = await listMemberSites(actor, { ...input, user: user.data, limit: AT_ONCE })
  const { siteAccess, account } = words()
  const say = siteAccess.sites
  const home = `/${actor.accountSlug}`
  const path = `${home}/team/${member.userId}`
  return (
    <>
      <PageHeader title={member.name} state={say.state(account.roles[member.role], member.sites.seen, member.sites.all)} back={{ href: `${home}/team`, label: say.back }} />
      <Card id="sites" title={say.title} flush>
        {member.seesAll ? (
          <EmptyState icon="eye" title={say.seesAll(member.name)} action={<LinkButton href={`${home}/sites`}>{say.toSites}</LinkButton>}>
            {say.seesAllHint}
          </EmptyState>
        ) : rows.length === 0 && Object.keys(shown).length === 0 ? (
          <EmptyState icon="globe" title={say.empty} action={<LinkButton href={`${home}/sites`}>{say.toSites}</LinkButton>}>
            {say.emptyHint}
          </EmptyState>
        ) : (
          <>
            <AccessToolbar path={path} query={shown} search={say.search} />
            <AccessForm action={changeAccessForm.bind(null, actor.accountSlug)} one={{ name: 'people', value: member.userId }} many="sites">
              <ReachTable
                rows={rows}
                accountSlug={actor.accountSlug}
                empty={
                  <EmptyState icon="search" title={siteAccess.noneFound} action={<LinkButton href={path}>{siteAccess.clear}</LinkButton>}>
                    {siteAccess.noneFoundHint}
                  </EmptyState>
                }
              />
            </AccessForm>
            <ListPager path={path} query={shown} shown={rows.length} nextCursor={nextCursor} />
          </>
        )}
      </Card>
    </>
  )
})
