import { publicRoute } from '@/lib/auth/route'
import { livenessAnswer } from '@/lib/health/schema'

export const GET = publicRoute({ summary: 'Whether the process runs', answer: livenessAnswer }, () => ({ status: 'ok' as const }))
