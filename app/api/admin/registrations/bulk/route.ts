import { staffRoute } from '@/lib/auth/route'
import { bulk } from '@/lib/registrations/bulk'
import { bulkAnswer, bulkBody } from '@/lib/registrations/care-schema'
import { toBulk } from '@/lib/registrations/resources'

// What the action needs, the use case asks for: once for all, and for a move with each registration.
export const POST = staffRoute(
  { summary: 'Move, assign or tag many registrations, each by the same rules as one', permission: 'registrations:read', body: bulkBody, answer: bulkAnswer, limit: 'write' },
  async (actor, body) => toBulk(await bulk(actor, body)),
)
