import { ProofWays } from '@/components/sites/domain/proof-ways'
import { mayChange } from '@/components/sites/may-change'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { Banner } from '@/components/ui/banner'
import { When } from '@/components/ui/when'
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'
import { requestProofForm } from '@/lib/sites/proof/actions'
import { siteProofs } from '@/lib/sites/proof/queries'

export const generateMetadata = siteTitle('domain')

export default sitePage('sites:read', async ({ actor, site }) => {
  const { siteDomain: say } = words()
  const proofs = await siteProofs(actor, { id: site.id })
  const isOpen = mayChange(actor, site)
  const domain = shownDomain(proofs.domain)
  const isLooking = proofs.checks.some(({ status }) => status === 'queued')
  return (
    <div className="space-y-6">
      <RefreshWhile active={isLooking} />
      <div role="status">
        {proofs.verifiedAt && proofs.verifiedBy ? (
          <Banner tone="success" title={say.proved(domain)}>
            {say.provedBy[proofs.verifiedBy]}, <When at={proofs.verifiedAt} />. {site.status === 'archived' ? say.provedArchived : say.provedText}
          </Banner>
        ) : (
          <Banner tone="warning" title={say.unproved(domain)}>
            {isOpen ? say.unprovedText : say.readOnly}
          </Banner>
        )}
      </div>
      {!proofs.verifiedAt && (
        <ProofWays action={requestProofForm.bind(null, actor.accountSlug)} siteId={site.id} proofs={proofs} mayCheck={isOpen} here={`/${actor.accountSlug}/sites/${site.slug}/domain`} />
      )}
    </div>
  )
})
