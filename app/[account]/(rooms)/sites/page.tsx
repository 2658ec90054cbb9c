import type { Metadata } from 'next'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { RememberList } from '@/components/sites/list-memory'
import { DraftNotice } from '@/components/sites/wizard/draft-notice'
import { SiteTable } from '@/components/sites/site-table'
import { SitesEmpty } from '@/components/sites/sites-empty'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ListPager } from '@/components/ui/list-pager'
import { Meter } from '@/components/ui/meter'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { pickerIndustries } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { findDraftNotice } from '@/lib/sites/draft-state'
import { listSites } from '@/lib/sites/list-sites'
import { sitePlaces } from '@/lib/sites/places'
import { placesLeft, seesAllSites } from '@/lib/sites/policy'
import { listSitesQuery } from '@/lib/sites/schema'

export function generateMetadata(): Metadata {
  return { title: words().sites.title }
}

export default accountPage('sites:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(listSitesQuery, searchParams)
  const mayAdd = mayNow(actor, 'sites:create')
  const [{ rows, nextCursor }, places, industries, draft] = await Promise.all([listSites(actor, input), sitePlaces(actor), pickerIndustries(), mayAdd ? findDraftNotice(actor) : undefined])
  const { sites: say } = words()
  const path = `/${actor.accountSlug}/sites`
  const left = placesLeft(places.sites)
  const add = mayAdd && left > 0 && (
    <LinkButton tone="primary" icon="plus" href={`${path}/new`}>
      {say.add}
    </LinkButton>
  )
  const isFiltered = Boolean(input.q ?? input.industry ?? input.verified)
  return (
    <>
      <RememberList path={path} />
      <PageHeader title={say.title} state={seesAllSites(actor) ? say.room(left) : say.opened} action={rows.length > 0 || isFiltered || input.status === 'archived' ? add : undefined} />
      {draft && (
        <div className="mb-6">
          <DraftNotice account={actor.accountSlug} draft={draft} />
        </div>
      )}
      {mayAdd && left === 0 && (
        <div className="mb-6">
          <UpgradeOffer slug={actor.accountSlug} what="sites" limit={places.sites.limit ?? 0} used={places.sites.used} canPay={mayNow(actor, 'billing:pay')} />
        </div>
      )}
      <Card flush>
        <Toolbar
          action={path}
          query={shown}
          search={{ name: 'q', label: say.search }}
          filters={[
            { name: 'industry', label: say.filters.industry, options: industries.map(({ slug, name }) => ({ value: slug, label: name })) },
            {
              name: 'verified',
              label: say.filters.verified,
              options: [
                { value: 'yes', label: say.filters.verifiedYes },
                { value: 'no', label: say.filters.verifiedNo },
              ],
            },
            { name: 'status', label: say.filters.status, options: [{ value: 'archived', label: say.filters.archived }] },
          ]}
        >
          {(mayAdd || seesAllSites(actor)) && places.sites.limit !== 0 && (
            <div className="w-44">
              <Meter label={say.usage} used={places.sites.used} limit={places.sites.limit} />
            </div>
          )}
        </Toolbar>
        <SiteTable
          rows={rows}
          path={path}
          query={shown}
          sort={input.sort}
          sectorLimit={places.sectorsPerSite}
          empty={<SitesEmpty actor={actor} path={path} filtered={isFiltered} archived={input.status === 'archived'} add={add} />}
        />
        <ListPager path={path} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
