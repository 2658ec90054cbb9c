import { staffRoute } from '@/lib/auth/route'
import { getInstallation } from '@/lib/installations/queries'
import { toInstallation } from '@/lib/installations/resources'
import { installationAnswer, installationParams } from '@/lib/installations/schema'

export const GET = staffRoute(
  { summary: 'An installation with its checklist', permission: 'installations:read', params: installationParams, answer: installationAnswer },
  async (actor, params) => toInstallation(await getInstallation(actor, params)),
)
