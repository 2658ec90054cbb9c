import { staffRoute } from '@/lib/auth/route'
import { createEntryBody, entriesAnswer, entriesQuery, entryAnswer } from '@/lib/catalogue/care-schema'
import { createIndustry } from '@/lib/catalogue/create-entry'
import { listEntries } from '@/lib/catalogue/entries-queries'
import { toEntries, toEntry, toOnce } from '@/lib/catalogue/resources'

export const GET = staffRoute(
  { summary: 'List the industries of the catalogue in their order, also what is inactive', permission: 'catalogue:read', query: entriesQuery, answer: entriesAnswer },
  async (actor, query) => toEntries(await listEntries(actor, query)),
)
export const POST = staffRoute(
  { summary: 'Add an industry', permission: 'catalogue:manage', body: createEntryBody, answer: entryAnswer, status: 201, limit: 'write', idempotent: true },
  async (actor, body) => toOnce(await createIndustry(actor, body), toEntry),
)
