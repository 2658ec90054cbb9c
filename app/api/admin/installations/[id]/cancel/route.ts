import { staffRoute } from '@/lib/auth/route'
import { cancelInstallation } from '@/lib/installations/end-installation'
import { reasonBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Cancel an installation', permission: 'installations:reopen', params: installationParams, body: reasonBody, answer: installationAnswer, limit: 'write', idempotent: true },
  cancelInstallation,
)
