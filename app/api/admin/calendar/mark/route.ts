import { staffRoute } from '@/lib/auth/route'
import { markAnswer } from '@/lib/calendar/schema'
import { markOf, readShown } from '@/lib/calendar/shown'
import { calendarQuery } from '@/lib/visits/schema'

export const GET = staffRoute(
  { summary: 'A mark of what the calendar shows, to see whether anything of it has changed', permission: 'registrations:read', query: calendarQuery, answer: markAnswer },
  async (actor, query) => ({ mark: markOf(await readShown(actor, query)) }),
)
