import { ConnectForm } from '@/components/sites/integrations/connect-form'
import { IntegrationCard } from '@/components/sites/integrations/integration-card'
import { mayChange } from '@/components/sites/may-change'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { connectIntegrationForm } from '@/lib/sites/integrations/actions'
import { listIntegrations } from '@/lib/sites/integrations/queries'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('integrations')

export default sitePage('sites:read', async ({ actor, site }) => {
  const { siteIntegrations: say } = words()
  const integrations = await listIntegrations(actor, { id: site.id })
  const isOpen = mayChange(actor, site)
  return (
    <div className="space-y-6">
      <RefreshWhile active={integrations.some(({ status }) => status === 'testing')} />
      {!isOpen && <Banner title={say.readOnly} />}
      {integrations.length === 0 && (
        <Card>
          <EmptyState icon="plug" title={say.empty}>
            {say.emptyText}
          </EmptyState>
        </Card>
      )}
      {integrations.map((integration) => (
        <IntegrationCard
          key={integration.id}
          account={actor.accountSlug}
          siteId={site.id}
          integration={integration}
          mayChange={isOpen}
          mayRemove={mayNow(actor, 'sites:update')}
          here={`/${actor.accountSlug}/sites/${site.slug}/integrations`}
        />
      ))}
      {isOpen && (
        <Card id="add" title={say.add} description={say.emptyText}>
          <ConnectForm action={connectIntegrationForm.bind(null, actor.accountSlug)} siteId={site.id} />
        </Card>
      )}
    </div>
  )
})
