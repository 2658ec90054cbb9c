import { SiteTimeline } from '@/components/sites/site-timeline'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { listQuery } from '@/lib/auth/list-query'
import { listIndustries } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { listSiteActivity } from '@/lib/sites/activity-queries'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'
import { siteActivityQuery } from '@/lib/sites/schema'

export const generateMetadata = siteTitle('activity')

export default sitePage('sites:read', async ({ actor, site, searchParams }) => {
  const { input, shown } = listQuery(siteActivityQuery.omit({ id: true }), searchParams)
  const [{ rows, nextCursor }, industries] = await Promise.all([listSiteActivity(actor, { ...input, id: site.id }), listIndustries()])
  const { activity: say } = words().sites
  const names = new Map(industries.flatMap(({ slug, name, sectors }) => [{ slug, name }, ...sectors]).map(({ slug, name }) => [slug, name]))
  return (
    <Card title={say.title} description={say.hint} className="max-w-3xl" flush>
      {rows.length === 0 ? (
        <EmptyState icon="history" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <div className="px-4 py-4 sm:px-5">
          <SiteTimeline events={rows} nameOf={(slug) => names.get(slug) ?? slug} />
        </div>
      )}
      <ListPager path={`/${actor.accountSlug}/sites/${site.slug}/activity`} query={shown} shown={rows.length} nextCursor={nextCursor} />
    </Card>
  )
})
