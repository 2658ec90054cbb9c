import { accountRoute } from '@/lib/auth/route'
import { getIntegration } from '@/lib/sites/integrations/queries'
import { removeIntegration } from '@/lib/sites/integrations/remove-integration'
import { toIntegration } from '@/lib/sites/integrations/resources'
import { integrationAnswer, integrationParams, updateIntegrationBody } from '@/lib/sites/integrations/schema'
import { updateIntegration } from '@/lib/sites/integrations/update-integration'

export const PATCH = accountRoute(
  {
    summary: 'Change what is given, and test it; without a secret the stored one stays, another address needs its secret again',
    permission: 'sites:update',
    params: integrationParams,
    body: updateIntegrationBody,
    answer: integrationAnswer,
    limit: 'outside',
  },
  async (actor, input) => {
    await updateIntegration(actor, input)
    return toIntegration(await getIntegration(actor, input))
  },
)

export const DELETE = accountRoute({ summary: 'Remove an integration with its secret', permission: 'sites:update', params: integrationParams, limit: 'write' }, removeIntegration)
