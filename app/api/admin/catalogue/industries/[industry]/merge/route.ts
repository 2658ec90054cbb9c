import { staffRoute } from '@/lib/auth/route'
import { industryParams, mergeAnswer, mergeEntryBody } from '@/lib/catalogue/care-schema'
import { mergeEntry } from '@/lib/catalogue/merge-entry'
import { toMerge } from '@/lib/catalogue/resources'

export const POST = staffRoute(
  { summary: 'Merge an industry into another, with the sites of all accounts', permission: 'catalogue:manage', params: industryParams, body: mergeEntryBody, answer: mergeAnswer, limit: 'write' },
  async (actor, input) => toMerge(await mergeEntry(actor, input)),
)
