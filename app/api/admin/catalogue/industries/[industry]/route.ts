import { staffRoute } from '@/lib/auth/route'
import { changeEntryBody, entryAnswer, entryRowAnswer, industryParams } from '@/lib/catalogue/care-schema'
import { changeEntry } from '@/lib/catalogue/change-entry'
import { getEntry } from '@/lib/catalogue/entries-queries'
import { toEntry, toEntryRow } from '@/lib/catalogue/resources'

export const GET = staffRoute(
  { summary: 'An industry, and how many sites have it', permission: 'catalogue:read', params: industryParams, answer: entryRowAnswer },
  async (actor, params) => toEntryRow(await getEntry(actor, params)),
)
export const PATCH = staffRoute(
  { summary: 'Rename an industry, offer it or no longer, or move it', permission: 'catalogue:manage', params: industryParams, body: changeEntryBody, answer: entryAnswer, limit: 'write' },
  async (actor, input) => toEntry(await changeEntry(actor, input)),
)
