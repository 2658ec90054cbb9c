import { staffRoute } from '@/lib/auth/route'
import { unassignInstallation } from '@/lib/installations/assign-installation'
import { plainBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Take technician and time off an installation', permission: 'installations:assign', params: installationParams, body: plainBody, answer: installationAnswer, limit: 'write', idempotent: true },
  unassignInstallation,
)
