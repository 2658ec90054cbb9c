import { staffRoute } from '@/lib/auth/route'
import { resumeInstallation } from '@/lib/installations/run-installation'
import { plainBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Go on with the work', permission: 'installations:work', params: installationParams, body: plainBody, answer: installationAnswer, limit: 'write', idempotent: true },
  resumeInstallation,
)
