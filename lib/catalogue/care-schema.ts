import { z } from 'zod'
import { cursor, limit, requiredLine, slug, text, wholeNumber } from '@/lib/core/fields'

// What staff say about the catalogue, and what they are told. Browser-safe.

/** The longest name of an industry or sector. */
const NAME_MAX = 80
/** The highest position. */
export const POSITION_MAX = 1_000_000

/** What an entry is called. The slug is made from it when none is given. */
export const entryName = requiredLine(NAME_MAX)

export const industryParams = z.object({ industry: slug })
export const sectorParams = z.object({ industry: slug, sector: slug })

/** How far sites are counted in lists; more reads as "1 000+". */
export const SITES_COUNTED = 1000
/** So many of them stand on a page of the console: all industries that the house comes with. */
export const ENTRIES_SHOWN = 100

/** States by which the lists can be narrowed. */
export const ENTRY_STATES = ['active', 'inactive', 'merged'] as const
export const entriesQuery = z.object({
  /** Part of a name or slug; industries are also found by their sectors. */
  q: text(120).optional(),
  /** Without it, all that were not merged. */
  state: z.enum(ENTRY_STATES).optional(),
  cursor: cursor.optional(),
  limit,
})
export type EntriesQuery = z.output<typeof entriesQuery>

const emptyIsNone = (value: unknown): unknown => (value === '' ? undefined : value)

export const createEntryBody = z.object({
  name: entryName,
  /** Made from the name when left out. It never changes afterwards. */
  slug: z.preprocess(emptyIsNone, slug.optional()),
})
export type CreateEntry = z.output<typeof createEntryBody>

export const changeEntryBody = z.object({
  name: entryName.optional(),
  active: z.boolean().optional(),
  /** Its place in the list, the first being 1; beyond the end is the end. */
  place: wholeNumber(1, POSITION_MAX).optional(),
})
export type ChangeEntry = z.output<typeof changeEntryBody>

/** The same place as a form sends it; empty stays where it is. */
export const placeField = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : /^\d{1,7}$/u.test(text) ? Number(text) : Number.NaN))
  .pipe(wholeNumber(1, POSITION_MAX).optional())
  .optional()

export const mergeEntryBody = z.object({
  /** The slug of what takes its place. */
  into: slug,
})

export const entryAnswer = z.object({
  slug: z.string(),
  name: z.string(),
  active: z.boolean(),
  merged_into: z.string().nullable(),
})
export const entryRowAnswer = entryAnswer.extend({
  /** Of a sector: null. */
  sectors: z.int().nullable(),
  /** Counted to 1 000. */
  sites: z.int(),
})
export const entriesAnswer = z.object({ data: z.array(entryRowAnswer), next_cursor: z.string().nullable() })

export const mergeAnswer = z.object({
  /** False when it had been merged there before. */
  merged: z.boolean(),
  /** Sites that now have the other one. */
  sites: z.int(),
  /** Sectors that moved over, and those that fell together with one of the same slug. */
  sectors_moved: z.int(),
  sectors_joined: z.int(),
})
