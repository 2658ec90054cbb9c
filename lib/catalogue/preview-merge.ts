import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { findEntry, type EntryKey } from './entry'
import { refusedMerge } from './merge-entry'

/** A sector that an industry's merge concerns. */
export interface MergedSector {
  name: string
  active: boolean
  /** What it falls together with; null when it moves over as it is. */
  intoName: string | null
  sites: number
}

/** What a merge would do. */
export interface MergePreview {
  fromName: string
  intoName: string
  /** Why it cannot be done. */
  refusal: string | null
  sites: number
  accounts: number
  /** Sites that have both already, where the two become one line. */
  both: number
  /** Of an industry: its sectors by what becomes of them, the first of each kind. */
  moved: MergedSector[]
  joined: MergedSector[]
  movedCount: number
  joinedCount: number
}

const SHOWN = 50

/**
 * What `mergeEntry` would do now; nothing is changed.
 *
 * @throws NOT_FOUND for either.
 */
export const previewMerge = (actor: StaffActor, { industry, sector, into }: EntryKey & { into: string }): Promise<MergePreview> =>
  inStaff(actor, async (tx) => {
    const from = await findEntry(tx, { industry, sector })
    const target = await findEntry(tx, sector === undefined ? { industry: into } : { industry, sector: into })
    const [use, sectors] = sector === undefined ? [await sitesOfIndustry(tx, from.id), await sectorsOf(tx, from.id, target.id)] : [await sitesOfSector(tx, from.id, target.id), []]
    const [moved, joined] = [sectors.filter(({ intoName }) => intoName === null), sectors.filter(({ intoName }) => intoName !== null)]
    return {
      fromName: from.name,
      intoName: target.name,
      refusal: refusedMerge(from, target)?.message ?? null,
      ...use,
      moved: moved.slice(0, SHOWN),
      joined: joined.slice(0, SHOWN),
      movedCount: moved.length,
      joinedCount: joined.length,
    }
  })

type Use = Pick<MergePreview, 'sites' | 'accounts' | 'both'>
const NOBODY: Use = { sites: 0, accounts: 0, both: 0 }

async function sitesOfIndustry(tx: Tx, id: string): Promise<Use> {
  const [use] = await tx.$queryRaw<Use[]>`SELECT count(*)::int AS sites, count(DISTINCT account_id)::int AS accounts, 0 AS both FROM sites WHERE industry_id = ${id}::uuid`
  return use ?? NOBODY
}

async function sitesOfSector(tx: Tx, id: string, into: string): Promise<Use> {
  const [use] = await tx.$queryRaw<Use[]>`SELECT count(*)::int AS sites, count(DISTINCT f.account_id)::int AS accounts, count(i.id)::int AS both
    FROM site_sectors f LEFT JOIN site_sectors i ON i.site_id = f.site_id AND i.sector_id = ${into}::uuid WHERE f.sector_id = ${id}::uuid`
  return use ?? NOBODY
}

const sectorsOf = (tx: Tx, from: string, into: string): Promise<MergedSector[]> => tx.$queryRaw<MergedSector[]>`
  SELECT f.name, f.active, coalesce(m.name, i.name) AS "intoName", (SELECT count(*)::int FROM site_sectors x WHERE x.sector_id = f.id) AS sites
  FROM sectors f LEFT JOIN sectors i ON i.industry_id = ${into}::uuid AND i.slug = f.slug LEFT JOIN sectors m ON m.id = i.merged_into_id
  WHERE f.industry_id = ${from}::uuid AND f.merged_into_id IS NULL ORDER BY f.position, f.slug`
