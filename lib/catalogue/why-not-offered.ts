import type { Tx } from '@/lib/core/db'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import type { EntryKey } from './entry'

interface Known {
  name: string
  active: boolean
  intoName: string | null
  intoSlug: string | null
}

/**
 * Why an industry or sector can't be chosen, for whoever was just refused: unknown, no longer offered, or merged, and
 * then into what. In any context: the catalogue is everybody's.
 */
export async function whyNotOffered(tx: Tx, { industry, sector }: EntryKey): Promise<string> {
  const [known] =
    sector === undefined
      ? await tx.$queryRaw<Known[]>`SELECT i.name, i.active, m.name AS "intoName", m.slug AS "intoSlug"
          FROM industries i LEFT JOIN industries m ON m.id = i.merged_into_id WHERE i.slug = ${industry}`
      : await tx.$queryRaw<Known[]>`SELECT s.name, s.active, m.name AS "intoName", m.slug AS "intoSlug"
          FROM sectors s JOIN industries i ON i.id = s.industry_id LEFT JOIN sectors m ON m.id = s.merged_into_id WHERE i.slug = ${industry} AND s.slug = ${sector}`
  if (!known) return sector === undefined ? words.errors.unknownIndustry : words.errors.unknownSector
  if (known.intoName !== null && known.intoSlug !== null) return words.errors.merged(known.name, known.intoName, known.intoSlug)
  return words.errors.notOffered(known.name)
}
