import { Saved } from '@/components/account/saved'
import { SiteFacts } from '@/components/sites/site-facts'
import { AccessSummary, IntegrationSummary, SectorSummary, SiteSetUp } from '@/components/sites/site-summary'
import { WelcomeNotice } from '@/components/sites/wizard/welcome-notice'
import { siteTitle } from '@/lib/sites/metadata'
import { words } from '@/lib/messages/words'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('overview')

export default sitePage('sites:read', ({ actor, site, searchParams }) => {
  const { saved } = words().sites
  const base = `/${actor.accountSlug}/sites/${site.slug}`
  const part = { actor, site, base }
  const isSetUp = site.setup.every(({ done }) => done)
  return (
    <>
      {searchParams.welcome === 'yes' && (
        <div className="mb-6">
          <WelcomeNotice account={actor.accountSlug} site={site} />
        </div>
      )}
      <Saved text={searchParams.saved === 'restored' && site.status === 'active' ? saved.restored : undefined} />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="space-y-6 lg:col-span-2">
          {!isSetUp && site.status === 'active' && <SiteSetUp {...part} />}
          <SectorSummary {...part} />
          <IntegrationSummary {...part} />
        </div>
        <div className="space-y-6">
          <SiteFacts site={site} account={actor.accountSlug} />
          <AccessSummary {...part} />
        </div>
      </div>
    </>
  )
})
