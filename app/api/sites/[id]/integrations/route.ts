import { accountRoute } from '@/lib/auth/route'
import { connectIntegration } from '@/lib/sites/integrations/connect-integration'
import { listIntegrations } from '@/lib/sites/integrations/queries'
import { toIntegrations, toNewIntegration } from '@/lib/sites/integrations/resources'
import { connectBody, integrationAnswer, integrationsAnswer } from '@/lib/sites/integrations/schema'
import { siteParams } from '@/lib/sites/schema'

export const GET = accountRoute(
  { summary: 'What a site is connected to, and how the last test of each went; never a secret', permission: 'sites:read', params: siteParams, answer: integrationsAnswer },
  async (actor, { id }) => toIntegrations(await listIntegrations(actor, { id })),
)

export const POST = accountRoute(
  {
    summary: 'Connect a site with a platform; the connection is tested at once, and the secret is never shown again',
    permission: 'sites:update',
    params: siteParams,
    body: connectBody,
    answer: integrationAnswer,
    status: 201,
    limit: 'outside',
    idempotent: true,
  },
  async (actor, input) => {
    const { replayed, result } = await connectIntegration(actor, input)
    return { replayed, result: toNewIntegration(result) }
  },
)
