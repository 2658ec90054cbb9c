import { staffRoute } from '@/lib/auth/route'
import { reopenInstallation } from '@/lib/installations/end-installation'
import { reasonBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Reopen a completed installation, or open a cancelled one again', permission: 'installations:reopen', params: installationParams, body: reasonBody, answer: installationAnswer, limit: 'write', idempotent: true },
  reopenInstallation,
)
