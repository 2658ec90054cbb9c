import { staffRoute } from '@/lib/auth/route'
import { completeInstallation } from '@/lib/installations/end-installation'
import { plainBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Complete an installation and activate its account', permission: 'installations:work', params: installationParams, body: plainBody, answer: installationAnswer, limit: 'write', idempotent: true },
  completeInstallation,
)
