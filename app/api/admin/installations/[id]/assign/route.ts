import { staffRoute } from '@/lib/auth/route'
import { assignInstallation } from '@/lib/installations/assign-installation'
import { assignBody, installationAnswer, installationParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  { summary: 'Give an installation to a technician for a window, or plan it again', permission: 'installations:assign', params: installationParams, body: assignBody, answer: installationAnswer, limit: 'write', idempotent: true },
  assignInstallation,
)
