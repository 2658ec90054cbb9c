import { staffRoute } from '@/lib/auth/route'
import { changeEntryBody, entryAnswer, entryRowAnswer, sectorParams } from '@/lib/catalogue/care-schema'
import { changeEntry } from '@/lib/catalogue/change-entry'
import { getEntry } from '@/lib/catalogue/entries-queries'
import { toEntry, toEntryRow } from '@/lib/catalogue/resources'

export const GET = staffRoute(
  { summary: 'A sector, and how many sites have it', permission: 'catalogue:read', params: sectorParams, answer: entryRowAnswer },
  async (actor, params) => toEntryRow(await getEntry(actor, params)),
)
export const PATCH = staffRoute(
  { summary: 'Rename a sector, offer it or no longer, or move it', permission: 'catalogue:manage', params: sectorParams, body: changeEntryBody, answer: entryAnswer, limit: 'write' },
  async (actor, input) => toEntry(await changeEntry(actor, input)),
)
