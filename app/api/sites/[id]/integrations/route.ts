import { accountRoute } from '@/lib/auth/route'
import { connectIntegration } from '@/lib/sites/integrations/connect-integration'
import { listIntegrations, toIntegration } from '@/lib/sites/integrations/queries'
import { connectBody, integrationsAnswer } from '@/lib/sites/integrations/schema'
import { siteParams } from '@/lib/sites/schema'
import { z } from 'zod'

export const GET = accountRoute(
  { summary: 'What a site is connected to, and how the last test of each went; never a secret', permission: 'sites:read', params: siteParams, answer: integrationsAnswer },
  async (actor, { id }) => {
    const all = await listIntegrations(actor, { id })
    return { data: all.map(toIntegration), next_cursor: null, total: all.length }
  },
)

export const POST = accountRoute(
  {
    summary: 'Connect a site with a platform; the connection is tested at once, and the secret is never shown again',
    permission: 'sites:update',
    params: siteParams,
    body: connectBody,
    answer: z.object({ id: z.uuid() }),
    status: 201,
    limit: 'outside',
  },
  connectIntegration,
)
