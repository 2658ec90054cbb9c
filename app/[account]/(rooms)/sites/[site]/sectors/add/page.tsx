import Form from 'next/form'
import { redirect } from 'next/navigation'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { AddSectorsFrame } from '@/components/sites/add-sectors-frame'
import { mayChange } from '@/components/sites/may-change'
import { SectorPicker } from '@/components/sites/sector-picker'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayNow } from '@/lib/auth/permissions'
import { industryWithSectors } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'
import { placesLeft } from '@/lib/sites/policy'
import { chosenIn, judgeSectors, notYet } from '@/lib/sites/sector-choice'

export const generateMetadata = siteTitle('addSectors')

export default sitePage('sites:update', async ({ actor, site, searchParams }) => {
  const base = `/${actor.accountSlug}/sites/${site.slug}/sectors`
  if (!mayChange(actor, site)) redirect(base)
  const { addSectors: say } = words().sites
  const offered = (await industryWithSectors(site.industry.slug))?.sectors ?? []
  const choice = judgeSectors(chosenIn(searchParams.sectors), offered, site.sectors)
  const error = searchParams.check === 'yes' && choice.open.length === 0 ? say.noneChosen : undefined
  if (placesLeft(site.sectorPlaces) === 0) {
    return (
      <AddSectorsFrame base={base} at="choose" choice={choice}>
        <UpgradeOffer slug={actor.accountSlug} what="sectors" limit={site.sectorPlaces.limit ?? 0} used={site.sectorPlaces.used} canPay={mayNow(actor, 'billing:pay')} />
        <div className="mt-4">
          <LinkButton href={base}>{say.goBack}</LinkButton>
        </div>
      </AddSectorsFrame>
    )
  }
  return (
    <AddSectorsFrame base={base} at="choose" choice={choice}>
      <Form action={`${base}/add/review`} className="space-y-4">
        <ErrorSummary errors={{ sectors: error ? [error] : undefined }} />
        <SectorPicker
          name="sectors"
          hint={say.hint(site.industry.name)}
          sectors={notYet(offered, site.sectors)}
          selected={choice.open.map(({ slug }) => slug)}
          limit={site.sectorPlaces.limit}
          used={site.sectorPlaces.used}
          error={error}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{say.continue}</SubmitButton>
          <LinkButton href={base}>{say.goBack}</LinkButton>
        </div>
      </Form>
    </AddSectorsFrame>
  )
})
