import { staffRoute } from '@/lib/auth/route'
import { toDay } from '@/lib/installations/day-answer'
import { readDay } from '@/lib/installations/day-queries'
import { dayAnswer, dayQuery } from '@/lib/installations/day-schema'

export const GET = staffRoute(
  { summary: 'A technician’s day: the visits in their order, with their checklists', permission: 'installations:work', query: dayQuery, answer: dayAnswer },
  async (actor, query) => toDay(await readDay(actor, query)),
)
