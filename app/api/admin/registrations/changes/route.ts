import { staffRoute } from '@/lib/auth/route'
import { readChanges } from '@/lib/registrations/changes'
import { toRegistration } from '@/lib/registrations/resources'
import { changesAnswer, changesQuery } from '@/lib/registrations/schema'

export const GET = staffRoute(
  { summary: 'The registrations that changed since a moment, for screens that stay open', permission: 'registrations:read', query: changesQuery, answer: changesAnswer },
  async (actor, query) => {
    const { rows, counts, now } = await readChanges(actor, query)
    return { rows: rows.map(({ matches, ...row }) => ({ ...toRegistration(row), matches })), counts, now: now.toISOString() }
  },
)
