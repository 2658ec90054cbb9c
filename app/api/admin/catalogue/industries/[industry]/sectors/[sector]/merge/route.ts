import { staffRoute } from '@/lib/auth/route'
import { mergeAnswer, mergeEntryBody, sectorParams } from '@/lib/catalogue/care-schema'
import { mergeEntry } from '@/lib/catalogue/merge-entry'
import { toMerge } from '@/lib/catalogue/resources'

export const POST = staffRoute(
  { summary: 'Merge a sector into another of its industry', permission: 'catalogue:manage', params: sectorParams, body: mergeEntryBody, answer: mergeAnswer, limit: 'write' },
  async (actor, input) => toMerge(await mergeEntry(actor, input)),
)
