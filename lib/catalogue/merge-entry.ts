import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, refusedBy, validation, type AppError } from '@/lib/core/errors'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { findEntry, subjectOf, type Entry, type EntryKey } from './entry'
import { lockCatalogue } from './lock'

/** What a merge did. `merged` is false when it had been done before. */
export interface Merge {
  merged: boolean
  /** Sites that now have the other one. */
  sites: number
  /** Sectors that moved to the other industry, and those that fell together with one of the same slug. */
  moved: number
  joined: number
}

/** About ten seconds for each 100 000 sites. */
const MERGE_MOST_MS = 180_000

/** The same for its preview and for the merge itself: why these two cannot be merged, or nothing. */
export function refusedMerge(from: Entry, into: Entry): AppError | undefined {
  const atInto = (text: string) => conflict(text, { fields: { into: [text] } })
  if (from.id === into.id) return validation({ into: [words.errors.mergeItself] })
  if (from.mergedIntoId !== null) return conflict(words.errors.mergedAlready(from.name, from.mergedIntoName ?? ''))
  if (into.mergedIntoId !== null) return atInto(words.errors.intoMerged(into.name, into.mergedIntoName ?? ''))
  return into.active ? undefined : atInto(words.errors.intoInactive(into.name))
}

/**
 * Merges an industry into another, or a sector into another of the same industry, in one transaction: the sites of all
 * accounts move, what a site then has twice falls together, and the merged one stays as inactive, naming its successor.
 * The wrapper has checked `catalogue:manage`. The same merge again changes nothing.
 *
 * @throws NOT_FOUND; VALIDATION on `into` for itself; CONFLICT when it was merged elsewhere, or `into` was merged or is inactive.
 */
export const mergeEntry = (actor: StaffActor, { industry, sector, into }: EntryKey & { into: string }): Promise<Merge> =>
  inStaff(
    actor,
    async (tx) => {
      await lockCatalogue(tx)
      const from = await findEntry(tx, { industry, sector })
      const target = await findEntry(tx, sector === undefined ? { industry: into } : { industry, sector: into })
      if (from.mergedIntoId === target.id) return { merged: false, sites: 0, moved: 0, joined: 0 }
      const refusal = refusedMerge(from, target)
      if (refusal) throw refusal
      const [done] =
        sector === undefined
          ? await tx.$queryRaw<Omit<Merge, 'merged'>[]>`SELECT * FROM merge_industries(${from.id}::uuid, ${target.id}::uuid)`
          : await tx.$queryRaw<Omit<Merge, 'merged'>[]>`SELECT sites, 0 AS moved, joined FROM merge_sectors(${from.id}::uuid, ${target.id}::uuid)`
      const result = { merged: true, sites: done?.sites ?? 0, moved: done?.moved ?? 0, joined: done?.joined ?? 0 }
      await record(tx, actor, 'catalogue.merged', subjectOf({ industry, sector }, from.id), { industry, ...(sector !== undefined && { sector }), into, ...result })
      return result
    },
    MERGE_MOST_MS,
  ).catch(refusedBy({ industries_mergeable: changedMeanwhile, sectors_mergeable: changedMeanwhile }))

const changedMeanwhile = () => conflict(words.errors.mergeChanged)
