import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { containing } from '@/lib/core/like-pattern'
import { SITES_COUNTED, type EntriesQuery, type ENTRY_STATES } from './care-schema'
import { missing, tableOf, type EntryKey, type EntryKind } from './entry'
import { fromPlaceCursor, toPlaceCursor } from './place-cursor'

// The catalogue as staff see it: also what is inactive or merged, and how many sites have it.

/** An industry or sector in a list. */
export interface EntryRow {
  slug: string
  name: string
  position: number
  active: boolean
  /** What took its place; of a sector perhaps in another industry. */
  mergedInto: { slug: string; name: string } | null
  /** Sectors of an industry that were not merged; null of a sector. */
  sectors: number | null
  /** Sites of all accounts that have it, archived ones too, counted to 1 001. */
  sites: number
}

export type EntryState = (typeof ENTRY_STATES)[number]

const inState = (state: EntryState | undefined): Prisma.Sql => {
  if (state === 'merged') return Prisma.sql`e.merged_into_id IS NOT NULL`
  return state === undefined ? Prisma.sql`e.merged_into_id IS NULL` : Prisma.sql`e.merged_into_id IS NULL AND e.active = ${state === 'active'}`
}

const kindIn = (industry: string | undefined): EntryKind => (industry === undefined ? 'industry' : 'sector')
const beside = (industry: string | undefined): Prisma.Sql => (industry === undefined ? Prisma.sql`true` : Prisma.sql`e.industry_id = (SELECT id FROM industries WHERE slug = ${industry})`)

function found(q: string, industry: string | undefined): Prisma.Sql {
  const pattern = containing(q)
  const own = Prisma.sql`(lower(e.name) LIKE ${pattern} OR e.slug LIKE ${pattern})`
  if (industry !== undefined) return own
  return Prisma.sql`(${own} OR EXISTS (SELECT 1 FROM sectors s WHERE s.industry_id = e.id AND s.merged_into_id IS NULL AND (lower(s.name) LIKE ${pattern} OR s.slug LIKE ${pattern})))`
}

// Counted for the rows of the page alone. A range instead of an equation makes the count walk the index: for an equation
// with a limit the planner may read the whole table, hoping to come across enough of them early.
const rowsOf = (industry: string | undefined, where: Prisma.Sql, most: number, counted: number | null): Prisma.Sql => {
  const users = industry === undefined ? Prisma.sql`sites x WHERE x.industry_id >= e.id AND x.industry_id <= e.id ORDER BY x.industry_id` : Prisma.sql`site_sectors x WHERE x.sector_id >= e.id AND x.sector_id <= e.id ORDER BY x.sector_id`
  const sectors = industry === undefined ? Prisma.sql`(SELECT count(*)::int FROM sectors s WHERE s.industry_id = e.id AND s.merged_into_id IS NULL)` : Prisma.sql`NULL::int`
  return Prisma.sql`
    SELECT e.slug, e.name, e.position, e.active, CASE WHEN m.id IS NOT NULL THEN json_build_object('slug', m.slug, 'name', m.name) END AS "mergedInto",
      ${sectors} AS sectors, (SELECT count(*)::int FROM (SELECT 1 FROM ${users} LIMIT ${counted}) counted) AS sites
    FROM (SELECT * FROM ${tableOf(kindIn(industry))} e WHERE ${where} ORDER BY e.position, e.slug LIMIT ${most}) e
      LEFT JOIN ${tableOf(kindIn(industry))} m ON m.id = e.merged_into_id
    ORDER BY e.position, e.slug`
}

/**
 * The industries, or with `industry` its sectors, in the catalogue's order, a page at a time.
 *
 * @param query `q` looks in names and slugs, for industries also in those of their sectors.
 */
export async function listEntries(actor: StaffActor, { industry, q, state, cursor, limit }: EntriesQuery & { industry?: string }): Promise<{ rows: EntryRow[]; nextCursor: string | null }> {
  const conditions = [beside(industry), inState(state)]
  if (cursor) {
    const [position, slug] = fromPlaceCursor(cursor)
    conditions.push(Prisma.sql`(e.position, e.slug) > (${position}::int, ${slug})`)
  }
  if (q) conditions.push(found(q, industry))
  return inStaff(actor, async (tx) => {
    const rows = await tx.$queryRaw<EntryRow[]>(rowsOf(industry, Prisma.join(conditions, ' AND '), limit + 1, SITES_COUNTED + 1))
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { rows: shown, nextCursor: rows.length > limit && last ? toPlaceCursor([last.position, last.slug]) : null }
  })
}

/** One industry or sector, its sites counted to the last. @throws NOT_FOUND */
export const getEntry = (actor: StaffActor, { industry, sector }: EntryKey): Promise<EntryRow> =>
  inStaff(actor, async (tx) => {
    const of = sector === undefined ? undefined : industry
    const [entry] = await tx.$queryRaw<EntryRow[]>(rowsOf(of, Prisma.sql`${beside(of)} AND e.slug = ${sector ?? industry}`, 1, null))
    if (!entry) throw missing(kindIn(of))
    return entry
  })

/** How many industries, or sectors of an industry, are in each state. */
export const countEntries = (actor: StaffActor, industry?: string): Promise<Record<EntryState, number>> =>
  inStaff(actor, async (tx) => {
    const [counts] = await tx.$queryRaw<Record<EntryState, number>[]>`
      SELECT count(*) FILTER (WHERE e.active)::int AS active, count(*) FILTER (WHERE NOT e.active AND e.merged_into_id IS NULL)::int AS inactive,
        count(*) FILTER (WHERE e.merged_into_id IS NOT NULL)::int AS merged
      FROM ${tableOf(kindIn(industry))} e WHERE ${beside(industry)}`
    return counts ?? { active: 0, inactive: 0, merged: 0 }
  })
