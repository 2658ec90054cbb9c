import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Saved } from '@/components/account/saved'
import { mayChange } from '@/components/sites/may-change'
import { SectorList } from '@/components/sites/sector-list'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Meter } from '@/components/ui/meter'
import { mayNow } from '@/lib/auth/permissions'
import { industryWithSectors } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { changeSectorForm } from '@/lib/sites/actions'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'
import { placesLeft } from '@/lib/sites/policy'

export const generateMetadata = siteTitle('sectors')

export default sitePage('sites:read', async ({ actor, site, searchParams }) => {
  const industry = await industryWithSectors(site.industry.slug)
  const { saved, sectors: say } = words().sites
  const offered = new Set(industry?.sectors.map(({ slug }) => slug))
  const has = new Set(site.sectors.map(({ sector }) => sector))
  const isLeft = [...offered].some((slug) => !has.has(slug))
  const isOpen = mayChange(actor, site)
  const isFull = placesLeft(site.sectorPlaces) === 0
  const added = Number(searchParams.added)
  const add = isOpen && !isFull && isLeft && (
    <LinkButton tone="primary" icon="plus" href={`/${actor.accountSlug}/sites/${site.slug}/sectors/add`}>
      {say.add}
    </LinkButton>
  )
  return (
    <>
      <Saved text={Number.isInteger(added) && added > 0 && added <= site.sectors.length ? saved.added(added) : undefined} />
      {isOpen && isFull && isLeft && (
        <div className="mb-6">
          <UpgradeOffer slug={actor.accountSlug} what="sectors" limit={site.sectorPlaces.limit ?? 0} used={site.sectorPlaces.used} canPay={mayNow(actor, 'billing:pay')} />
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <Card id="sectors" className="lg:col-span-2" title={say.title} description={say.hint(site.industry.name)} actions={site.sectors.length > 0 && add} flush>
          <SectorList
            action={changeSectorForm.bind(null, actor.accountSlug)}
            site={site.id}
            sectors={site.sectors.map((sector) => ({ ...sector, offered: offered.has(sector.sector) }))}
            mayChange={isOpen}
            empty={
              <EmptyState icon="layers" title={say.empty} action={add}>
                {say.emptyText(site.industry.name)}
              </EmptyState>
            }
          />
        </Card>
        <Card id="usage" footer={isOpen && !isLeft && offered.size > 0 ? say.allTaken : undefined}>
          <Meter label={say.usage} {...site.sectorPlaces} />
        </Card>
      </div>
    </>
  )
})
