import { staffRoute } from '@/lib/auth/route'
import { createEntryBody, entriesAnswer, entriesQuery, entryAnswer, industryParams } from '@/lib/catalogue/care-schema'
import { createSector } from '@/lib/catalogue/create-entry'
import { getEntry, listEntries } from '@/lib/catalogue/entries-queries'
import { toEntries, toEntry, toOnce } from '@/lib/catalogue/resources'

export const GET = staffRoute(
  { summary: 'List the sectors of an industry in their order, also what is inactive', permission: 'catalogue:read', params: industryParams, query: entriesQuery, answer: entriesAnswer },
  async (actor, query) => {
    await getEntry(actor, { industry: query.industry })
    return toEntries(await listEntries(actor, query))
  },
)
export const POST = staffRoute(
  { summary: 'Add a sector to an industry', permission: 'catalogue:manage', params: industryParams, body: createEntryBody, answer: entryAnswer, status: 201, limit: 'write', idempotent: true },
  async (actor, input) => toOnce(await createSector(actor, input), toEntry),
)
