import { staffRoute } from '@/lib/auth/route'
import { createBody } from '@/lib/registrations/create-schema'
import { createRegistration } from '@/lib/registrations/create-registration'
import { listRegistrations } from '@/lib/registrations/list-registrations'
import { toRegistration } from '@/lib/registrations/resources'
import { registrationAnswer, registrationsAnswer, registrationsQuery } from '@/lib/registrations/schema'

export const GET = staffRoute(
  { summary: 'List registrations by filter and order, with their number', permission: 'registrations:read', query: registrationsQuery, answer: registrationsAnswer },
  async (actor, query) => {
    const { rows, nextCursor, total } = await listRegistrations(actor, query)
    return { data: rows.map(toRegistration), next_cursor: nextCursor, ...(total !== null && { total }) }
  },
)

export const POST = staffRoute(
  {
    summary: 'Take an application down for somebody who calls or comes by; who looks like somebody here is answered with 409',
    permission: 'registrations:update',
    body: createBody,
    answer: registrationAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  (actor, body) => createRegistration(actor, { ...body, origin: 'api' }),
)
