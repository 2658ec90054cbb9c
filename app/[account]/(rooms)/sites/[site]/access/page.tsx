import { AccessForm } from '@/components/sites/access-form'
import { AccessTable } from '@/components/sites/access-table'
import { AccessToolbar } from '@/components/sites/access-toolbar'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { listQuery } from '@/lib/auth/list-query'
import { words } from '@/lib/messages/words'
import { changeAccessForm } from '@/lib/sites/access-actions'
import { listSiteAccess } from '@/lib/sites/access-queries'
import { siteAccessQuery } from '@/lib/sites/access-schema'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('access')

const AT_ONCE = 100

export default sitePage('members:manage', async ({ actor, site, searchParams }) => {
  const { siteAccess } = words()
  const say = siteAccess.people
  if (site.colleagues.all === 0) {
    return (
      <Card id="access" title={say.title} flush>
        <EmptyState icon="users" title={say.empty} action={<LinkButton href={`/${actor.accountSlug}/team`}>{say.toTeam}</LinkButton>}>
          {say.emptyHint}
        </EmptyState>
      </Card>
    )
  }
  const { input, shown } = listQuery(siteAccessQuery, searchParams)
  const { rows, nextCursor } = await listSiteAccess(actor, { ...input, id: site.id, limit: AT_ONCE })
  const path = `/${actor.accountSlug}/sites/${site.slug}/access`
  return (
    <Card id="access" title={say.title} description={say.hint} flush>
      <AccessToolbar path={path} query={shown} search={say.search} />
      <AccessForm action={changeAccessForm.bind(null, actor.accountSlug)} one={{ name: 'sites', value: site.id }} many="people">
        <AccessTable
          rows={rows}
          empty={
            <EmptyState icon="search" title={siteAccess.noneFound} action={<LinkButton href={path}>{siteAccess.clear}</LinkButton>}>
              {siteAccess.noneFoundHint}
            </EmptyState>
          }
        />
      </AccessForm>
      <ListPager path={path} query={shown} shown={rows.length} nextCursor={nextCursor} />
    </Card>
  )
})
