import { staffRoute } from '@/lib/auth/route'
import { failInstallation } from '@/lib/installations/end-installation'
import { failBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Say that the visit came to nothing, and why', permission: 'installations:work', params: installationParams, body: failBody, answer: installationAnswer, limit: 'write', idempotent: true },
  failInstallation,
)
