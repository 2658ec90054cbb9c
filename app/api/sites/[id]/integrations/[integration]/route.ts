import { accountRoute } from '@/lib/auth/route'
import { removeIntegration } from '@/lib/sites/integrations/remove-integration'
import { integrationParams } from '@/lib/sites/integrations/schema'

export const DELETE = accountRoute({ summary: 'Remove an integration with its secret', permission: 'sites:update', params: integrationParams, limit: 'write' }, removeIntegration)
