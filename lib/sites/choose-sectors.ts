import type { Tx } from '@/lib/core/db'
import { limitReached, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { placesLeft } from './policy'
import { sectorNotOffered } from './refusals'

/** A sector of a site, as screens and machines are told of it. */
export interface SiteSector {
  id: string
  /** Its slug in the catalogue. */
  sector: string
  /** What it is called at this site. */
  name: string
}

interface Chosen {
  accountId: string
  siteId: string
  industryId: string
  sectors: { sector: string; name?: string | undefined }[]
  /** Sectors that the plan allows for one site, and those that the site has already. */
  places: { limit: number | null; used: number }
  /** Where a form shows what is wrong with the choice. */
  field: 'sector' | 'sectors'
}

/**
 * Writes sectors into a site whose row the caller holds, all of them or none.
 *
 * @throws VALIDATION for a sector that is named twice, of another industry or not offered; LIMIT_REACHED on `sectors`.
 *   A sector that the site has already is refused by `site_sectors_site_id_sector_id_key`.
 */
export async function writeSectors(tx: Tx, { accountId, siteId, industryId, sectors, places, field }: Chosen): Promise<SiteSector[]> {
  if (sectors.length === 0) return []
  const slugs = sectors.map(({ sector }) => sector)
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index)
  if (twice !== undefined) throw validation({ [field]: [`“${twice}” is chosen twice`] })
  const offered = await tx.sector.findMany({ where: { industryId, active: true, slug: { in: slugs } }, select: { id: true, slug: true, name: true } })
  const bySlug = new Map(offered.map((sector) => [sector.slug, sector]))
  const refused = slugs.find((slug) => !bySlug.has(slug))
  if (refused !== undefined) throw await sectorNotOffered(tx, field, industryId, refused)
  const rows = sectors.flatMap(({ sector, name }) => {
    const known = bySlug.get(sector)
    return known ? [{ id: newId(), accountId, siteId, industryId, sectorId: known.id, slug: sector, name: name ?? known.name }] : []
  })
  if (placesLeft(places) < rows.length) throw limitReached('sectors', places.limit ?? 0, places.used)
  await tx.siteSector.createMany({ data: rows.map(({ slug: _, ...row }) => row) })
  return rows.map(({ id, slug, name }) => ({ id, sector: slug, name }))
}
