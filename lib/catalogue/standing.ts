import type { Tx } from '@/lib/core/db'
import type { Standing, StandingCatalogue } from './judge-file'

interface Row extends Standing {
  industry: string
  /** '' for the industry itself. */
  sector: string
}

/** The whole catalogue as it stands, also what is inactive or merged, in its order. */
export async function standingCatalogue(tx: Tx): Promise<StandingCatalogue> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i.slug AS industry, '' AS sector, i.name, i.position, i.active, m.name AS "mergedInto", i.position AS first, i.slug AS second, -1 AS third
    FROM industries i LEFT JOIN industries m ON m.id = i.merged_into_id
    UNION ALL
    SELECT i.slug, s.slug, s.name, s.position, s.active, m.name, i.position, i.slug, s.position
    FROM sectors s JOIN industries i ON i.id = s.industry_id LEFT JOIN sectors m ON m.id = s.merged_into_id
    ORDER BY first, second, third, sector`
  const whole = new Map<string, Standing & { sectors: Map<string, Standing> }>()
  for (const { industry, sector, name, position, active, mergedInto } of rows) {
    const standing = { name, position, active, mergedInto }
    if (sector === '') whole.set(industry, { ...standing, sectors: new Map() })
    else whole.get(industry)?.sectors.set(sector, standing)
  }
  return whole
}
