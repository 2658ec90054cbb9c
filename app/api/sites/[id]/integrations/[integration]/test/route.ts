import { accountRoute } from '@/lib/auth/route'
import { integrationParams } from '@/lib/sites/integrations/schema'
import { testIntegration } from '@/lib/sites/integrations/test-integration'

export const POST = accountRoute(
  { summary: 'Test an integration; how it went is in the list a moment later', permission: 'sites:update', params: integrationParams, status: 202, limit: 'outside' },
  testIntegration,
)
