import { staffRoute } from '@/lib/auth/route'
import { changeBody } from '@/lib/registrations/care-schema'
import { changeFields } from '@/lib/registrations/change-fields'
import { readDetail } from '@/lib/registrations/detail'
import { toDetail, toTimeline } from '@/lib/registrations/detail-resources'
import { detailWithTimelineAnswer, timelineQuery } from '@/lib/registrations/detail-schema'
import { toRegistration } from '@/lib/registrations/resources'
import { registrationAnswer, registrationParams } from '@/lib/registrations/schema'
import { readTimeline } from '@/lib/registrations/timeline'

const firstPage = timelineQuery.parse({})

export const GET = staffRoute(
  { summary: 'A registration with the newest part of its timeline', permission: 'registrations:read', params: registrationParams, answer: detailWithTimelineAnswer },
  async (actor, { id }) => {
    const detail = await readDetail(actor, id)
    return { ...toDetail(detail), timeline: toTimeline(await readTimeline(actor, { id, ...firstPage })) }
  },
)
export const PATCH = staffRoute(
  { summary: 'Change what a registration says', permission: 'registrations:update', params: registrationParams, body: changeBody, answer: registrationAnswer, limit: 'write' },
  async (actor, input) => toRegistration(await changeFields(actor, { ...input, origin: 'api' })),
)
