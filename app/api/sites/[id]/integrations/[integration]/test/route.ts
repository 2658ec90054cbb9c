import { accountRoute } from '@/lib/auth/route'
import { getIntegration } from '@/lib/sites/integrations/queries'
import { toIntegration } from '@/lib/sites/integrations/resources'
import { integrationAnswer, integrationParams } from '@/lib/sites/integrations/schema'
import { testIntegration } from '@/lib/sites/integrations/test-integration'

export const POST = accountRoute(
  { summary: 'Test an integration; how it went is in the list a moment later', permission: 'sites:update', params: integrationParams, answer: integrationAnswer, status: 202, limit: 'outside' },
  async (actor, input) => {
    await testIntegration(actor, input)
    return toIntegration(await getIntegration(actor, input))
  },
)
