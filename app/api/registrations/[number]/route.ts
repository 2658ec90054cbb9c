import { publicRoute } from '@/lib/auth/route'
import { trackedAnswer } from '@/lib/registrations/tracking'
import { trackingAnswer, trackingParams, trackingQuery } from '@/lib/registrations/tracking-schema'

export const GET = publicRoute({ summary: 'How an application stands, for whoever holds its link', params: trackingParams, query: trackingQuery, answer: trackingAnswer }, trackedAnswer)
