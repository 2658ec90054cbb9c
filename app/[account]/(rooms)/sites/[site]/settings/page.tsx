import { Saved } from '@/components/account/saved'
import { ArchiveForm } from '@/components/sites/archive-form'
import { mayChange } from '@/components/sites/may-change'
import { RenameForm } from '@/components/sites/rename-form'
import { SiteDomainForm, SiteNameForm } from '@/components/sites/site-fields'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import { archiveSiteForm, updateSiteForm } from '@/lib/sites/actions'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('settings')

const SAVED = ['name', 'domain', 'industry'] as const

export default sitePage('sites:update', ({ actor, site, searchParams }) => {
  const { siteSettings: say, sites, addresses } = words()
  const sitesPath = `/${actor.accountSlug}/sites`
  const isOpen = mayChange(actor, site)
  const saved = SAVED.find((name) => name === searchParams.saved)
  const action = updateSiteForm.bind(null, actor.accountSlug)
  return (
    <>
      <Saved text={searchParams.saved === 'address' ? addresses.saved : saved && sites.saved[saved]} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="space-y-6">
          <Card id="name-card" title={say.general}>
            <SiteNameForm action={action} site={{ id: site.id, name: site.name }} mayChange={isOpen} />
          </Card>
          <Card id="domain-card" title={say.domain}>
            <SiteDomainForm action={action} site={{ id: site.id, domain: shownDomain(site.domain) }} base={sitesPath} mayChange={isOpen} proved={site.verifiedAt !== null} />
          </Card>
          <Card id="industry-card" title={say.industry}>
            <p className="mb-4 max-w-prose">{say.industryText(site.industry.name, site.sectors.length)}</p>
            {isOpen && <LinkButton href={`${sitesPath}/${site.slug}/settings/industry`}>{say.changeIndustry}</LinkButton>}
          </Card>
        </div>
        <div className="space-y-6">
          <RenameForm account={actor.accountSlug} site={site} mayChange={isOpen} tried={typeof searchParams.address === 'string' ? searchParams.address : undefined} />
          {site.status === 'active' && <ArchiveCard actor={actor} site={site} />}
        </div>
      </div>
    </>
  )
})

function ArchiveCard({ actor, site }: { actor: AccountActor; site: { id: string } }) {
  const { siteSettings: say } = words()
  return (
    <Card id="archive-card" title={say.archive} description={say.archiveText}>
      <ul className="mb-4 list-disc space-y-1 ps-5">
        {say.archiveEffects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {mayNow(actor, 'sites:delete') ? <ArchiveForm action={archiveSiteForm.bind(null, actor.accountSlug)} site={{ id: site.id }} /> : <p className="text-muted">{say.onlyManagers}</p>}
    </Card>
  )
}
