import { Saved } from '@/components/account/saved'
import { IntegrationCard } from '@/components/sites/integrations/integration-card'
import { IntegrationForm } from '@/components/sites/integrations/integration-form'
import { integrationName, shownAddress } from '@/components/sites/integrations/integration-name'
import { mayChange } from '@/components/sites/may-change'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { connectIntegrationForm, updateIntegrationForm } from '@/lib/sites/integrations/actions'
import { MOST_INTEGRATIONS } from '@/lib/sites/integrations/policy'
import { listIntegrations } from '@/lib/sites/integrations/queries'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('integrations')

const SAVED = ['connected', 'changed', 'removed'] as const

export default sitePage('sites:read', async ({ actor, site, searchParams }) => {
  const { siteIntegrations: say } = words()
  const integrations = await listIntegrations(actor, { id: site.id })
  const isOpen = mayChange(actor, site)
  const account = actor.accountSlug
  const here = `/${account}/sites/${site.slug}/integrations`
  const saved = SAVED.find((name) => name === searchParams.saved)
  return (
    <>
      <Saved text={saved && say.saved[saved]} />
      <RefreshWhile active={integrations.some(({ status }) => status === 'testing')} />
      <div className="space-y-6">
        {!isOpen && <Banner title={say.readOnly} />}
        {integrations.length === 0 && (
          <Card>
            <EmptyState icon="plug" title={say.empty}>
              {isOpen ? say.emptyText : say.emptyReadOnly}
            </EmptyState>
          </Card>
        )}
        {integrations.map((integration) =>
          isOpen && searchParams.change === integration.id ? (
            <Card key={integration.id} id={`integration-${integration.id}`} title={say.changeTitle(integrationName(integration))} description={say.changeHint}>
              <IntegrationForm action={updateIntegrationForm.bind(null, account)} siteId={site.id} stored={{ ...integration, address: `https://${shownAddress(integration.address)}` }} back={here} />
            </Card>
          ) : (
            <IntegrationCard
              key={integration.id}
              account={account}
              siteId={site.id}
              here={here}
              integration={integration}
              mayChange={isOpen}
              mayRemove={mayNow(actor, 'sites:update')}
            />
          ),
        )}
        {isOpen && !integrations.some(({ id }) => id === searchParams.change) && (
          <Card id="connect" title={say.addTitle} description={say.addHint}>
            {integrations.length < MOST_INTEGRATIONS ? (
              // Anew for each, so that nothing of the last one is left in the fields.
              <IntegrationForm key={integrations.length} action={connectIntegrationForm.bind(null, account)} siteId={site.id} />
            ) : (
              <p>{say.errors.most(MOST_INTEGRATIONS)}.</p>
            )}
          </Card>
        )}
      </div>
    </>
  )
})
