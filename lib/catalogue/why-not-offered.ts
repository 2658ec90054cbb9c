import type { Tx } from '@/lib/core/db'
import { catalogue as words } from '@/lib/messages/en/catalogue'

// Why a choice was refused, for whoever asks right after. In any context: the catalogue is everybody's.

interface Known {
  name: string
  /** What took its place. */
  intoName: string | null
  intoSlug: string | null
}

const sayOf = (known: Known | undefined, unknown: string): string => {
  if (!known) return unknown
  return known.intoName !== null && known.intoSlug !== null ? words.errors.merged(known.name, known.intoName, known.intoSlug) : words.errors.notOffered(known.name)
}

/** Why an industry can't be chosen: unknown, no longer offered, or merged, and then into what. */
export async function whyIndustryNotOffered(tx: Tx, slug: string): Promise<string> {
  const [known] = await tx.$queryRaw<Known[]>`SELECT i.name, m.name AS "intoName", m.slug AS "intoSlug"
    FROM industries i LEFT JOIN industries m ON m.id = i.merged_into_id WHERE i.slug = ${slug}`
  return sayOf(known, words.errors.unknownIndustry)
}

/** Why a sector of an industry can't be chosen, likewise. */
export async function whySectorNotOffered(tx: Tx, industryId: string, slug: string): Promise<string> {
  const [known] = await tx.$queryRaw<Known[]>`SELECT s.name, m.name AS "intoName", m.slug AS "intoSlug"
    FROM sectors s LEFT JOIN sectors m ON m.id = s.merged_into_id WHERE s.industry_id = ${industryId}::uuid AND s.slug = ${slug}`
  return sayOf(known, words.errors.unknownSector(slug))
}
