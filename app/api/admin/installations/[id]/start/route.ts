import { staffRoute } from '@/lib/auth/route'
import { startInstallation } from '@/lib/installations/run-installation'
import { plainBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Begin the work', permission: 'installations:work', params: installationParams, body: plainBody, answer: installationAnswer, limit: 'write', idempotent: true },
  startInstallation,
)
