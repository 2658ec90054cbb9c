import { redirect } from 'next/navigation'
import { AddSectorsForm } from '@/components/sites/add-sectors-form'
import { AddSectorsFrame } from '@/components/sites/add-sectors-frame'
import { mayChange } from '@/components/sites/may-change'
import { mayNow } from '@/lib/auth/permissions'
import { industryWithSectors } from '@/lib/catalogue/queries'
import { addSectorsForm } from '@/lib/sites/actions'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'
import { chosenIn, judgeSectors, withChoice } from '@/lib/sites/sector-choice'

export const generateMetadata = siteTitle('addSectors')

export default sitePage('sites:update', async ({ actor, site, searchParams }) => {
  const base = `/${actor.accountSlug}/sites/${site.slug}/sectors`
  const chosen = chosenIn(searchParams.sectors)
  if (!mayChange(actor, site)) redirect(base)
  if (chosen.length === 0) redirect(`${base}/add?check=yes`)
  const offered = (await industryWithSectors(site.industry.slug))?.sectors ?? []
  const choice = judgeSectors(chosen, offered, site.sectors)
  return (
    <AddSectorsFrame base={base} at="review" choice={choice}>
      <AddSectorsForm
        action={addSectorsForm.bind(null, actor.accountSlug)}
        account={actor.accountSlug}
        site={{ id: site.id, name: site.name }}
        chosen={choice.open}
        has={site.sectors.map(({ name }) => name)}
        limit={site.sectorPlaces.limit}
        changeHref={withChoice(`${base}/add`, choice.open.map(({ slug }) => slug))}
        canPay={mayNow(actor, 'billing:pay')}
      />
    </AddSectorsFrame>
  )
})
