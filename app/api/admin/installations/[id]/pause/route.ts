import { staffRoute } from '@/lib/auth/route'
import { pauseInstallation } from '@/lib/installations/run-installation'
import { plainBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Let the work rest', permission: 'installations:work', params: installationParams, body: plainBody, answer: installationAnswer, limit: 'write', idempotent: true },
  pauseInstallation,
)
