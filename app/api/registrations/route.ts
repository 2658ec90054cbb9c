import { publicRoute } from '@/lib/auth/route'
import { APPLICATION_BYTES, applicationBody, appliedAnswer } from '@/lib/registrations/application-schema'
import { applyByApi } from '@/lib/registrations/apply-by-api'

export const POST = publicRoute(
  { summary: 'Applies for an installed plan, with a phone that was proved by a code', body: applicationBody, bodyBytes: APPLICATION_BYTES, answer: appliedAnswer, status: 201, idempotent: true, limit: 'apply' },
  applyByApi,
)
