import { Prisma } from '@/lib/generated/prisma/client'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import type { ChangeEntry } from './care-schema'
import { findLivingEntry, kindOf, subjectOf, tableOf, type Entry, type EntryKey } from './entry'
import { lockCatalogue } from './lock'

/**
 * Renames an industry or sector, offers it or no longer, or puts it in another place. Sites keep what they have; a slug
 * never changes. The wrapper has checked `catalogue:manage`.
 *
 * @throws NOT_FOUND; CONFLICT when it was merged.
 */
export function changeEntry(actor: StaffActor, { industry, sector, ...change }: EntryKey & ChangeEntry): Promise<Pick<Entry, 'slug' | 'name' | 'active'>> {
  const key = { industry, sector }
  return inStaff(actor, async (tx) => {
    await lockCatalogue(tx)
    const { id, slug, ...before } = await findLivingEntry(tx, key)
    const after = { name: change.name ?? before.name, active: change.active ?? before.active }
    if (after.name !== before.name || after.active !== before.active) {
      await tx.$executeRaw`UPDATE ${tableOf(kindOf(key))} SET name = ${after.name}, active = ${after.active} WHERE id = ${id}::uuid`
      await record(tx, actor, 'catalogue.changed', subjectOf(key, id), { ...nameOf(key), before: { name: before.name, active: before.active }, after })
    }
    if (change.place !== undefined) await place(tx, actor, key, { id, industryId: before.industryId }, Prisma.sql`${change.place}::int`)
    return { slug, ...after }
  })
}

/**
 * Moves an industry or sector by one place, up or down. At the end of the list it stays. Two colleagues who move at the
 * same moment follow one another.
 *
 * @throws NOT_FOUND; CONFLICT when it was merged.
 */
export function moveEntry(actor: StaffActor, { industry, sector, direction }: EntryKey & { direction: 'up' | 'down' }): Promise<void> {
  const key = { industry, sector }
  return inStaff(actor, async (tx) => {
    await lockCatalogue(tx)
    await place(tx, actor, key, await findLivingEntry(tx, key), Prisma.sql`nth + ${direction === 'up' ? -1 : 1}::int`)
  })
}

/** Writes the order of the whole list in one statement, in steps of ten; only rows that get another position are touched. */
async function place(tx: Tx, actor: StaffActor, key: EntryKey, { id, industryId }: Pick<Entry, 'id' | 'industryId'>, to: Prisma.Sql): Promise<void> {
  const beside = key.sector === undefined ? Prisma.sql`true` : Prisma.sql`industry_id = ${industryId}::uuid`
  const changed = await tx.$executeRaw`
    WITH listed AS (
      SELECT id, position, row_number() OVER (ORDER BY position, slug) AS nth FROM ${tableOf(kindOf(key))} WHERE merged_into_id IS NULL AND ${beside}
    ), target AS (
      SELECT nth AS old, ${to} AS new FROM listed WHERE id = ${id}::uuid
    ), placed AS (
      SELECT l.id, 10 * row_number() OVER (ORDER BY CASE
          WHEN l.id <> ${id}::uuid THEN l.nth
          WHEN t.new < t.old THEN t.new - 0.5
          WHEN t.new > t.old THEN t.new + 0.5
          ELSE t.old END) AS position
      FROM listed l, target t
    )
    UPDATE ${tableOf(kindOf(key))} e SET position = p.position FROM placed p WHERE p.id = e.id AND e.position <> p.position`
  if (changed > 0) await record(tx, actor, 'catalogue.ordered', subjectOf(key, id), nameOf(key))
}

const nameOf = ({ industry, sector }: EntryKey): Record<string, string> => ({ industry, ...(sector !== undefined && { sector }) })
