import { publicRoute } from '@/lib/auth/route'
import { checkReadiness, isServing } from '@/lib/health/readiness'
import { readinessAnswer } from '@/lib/health/schema'

export const GET = publicRoute({ summary: 'Whether the process can serve, and each outside channel’s state', answer: readinessAnswer }, async () => {
  const readiness = await checkReadiness()
  return isServing(readiness) ? readiness : Response.json(readiness, { status: 503 })
})
