import { staffRoute } from '@/lib/auth/route'
import { listRegistrations } from '@/lib/registrations/list-registrations'
import { toRegistration } from '@/lib/registrations/resources'
import { registrationsAnswer, registrationsQuery } from '@/lib/registrations/schema'

export const GET = staffRoute(
  { summary: 'List registrations by filter and order, with their number', permission: 'registrations:read', query: registrationsQuery, answer: registrationsAnswer },
  async (actor, query) => {
    const { rows, nextCursor, total } = await listRegistrations(actor, query)
    return { data: rows.map(toRegistration), next_cursor: nextCursor, ...(total !== null && { total }) }
  },
)
