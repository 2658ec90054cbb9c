import { staffRoute } from '@/lib/auth/route'
import { toTimeline } from '@/lib/registrations/detail-resources'
import { timelineAnswer, timelineQuery } from '@/lib/registrations/detail-schema'
import { registrationParams } from '@/lib/registrations/schema'
import { readTimeline } from '@/lib/registrations/timeline'

export const GET = staffRoute(
  { summary: 'All that happened to a registration, newest first', permission: 'registrations:read', params: registrationParams, query: timelineQuery, answer: timelineAnswer },
  async (actor, input) => toTimeline(await readTimeline(actor, input)),
)
