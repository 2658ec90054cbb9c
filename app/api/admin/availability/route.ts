import { staffRoute } from '@/lib/auth/route'
import { freeTimes } from '@/lib/visits/availability'
import { toAvailability } from '@/lib/visits/resources'
import { availabilityAnswer, availabilityQuery } from '@/lib/visits/schema'

export const GET = staffRoute(
  { summary: 'When technicians may start a visit of a length on a day of the organisation’s calendar', permission: 'registrations:read', query: availabilityQuery, answer: availabilityAnswer },
  async (actor, query) => toAvailability(await freeTimes(actor, query)),
)
