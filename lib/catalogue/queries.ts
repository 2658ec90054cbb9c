import { db } from '@/lib/core/db'
import { findIndustries, type FoundIndustry, type PickerIndustry } from './find-industries'

// What may be chosen: the active industries and sectors, for everybody, in the catalogue's order.

/** An industry with the sectors that a site of it may have. */
export interface IndustryWithSectors {
  slug: string
  name: string
  sectors: { slug: string; name: string }[]
}

const select = (slug: string | null) => db.$queryRaw<IndustryWithSectors[]>`
  SELECT i.slug, i.name,
         coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name) ORDER BY s.position, s.slug)
                  FILTER (WHERE s.id IS NOT NULL), '[]') AS sectors
  FROM industries i
  LEFT JOIN sectors s ON s.industry_id = i.id AND s.active
  WHERE i.active AND (${slug}::text IS NULL OR i.slug = ${slug})
  GROUP BY i.id
  ORDER BY i.position, i.slug`

/** Every industry that a site can be in, with its sectors, in the catalogue's order. One query. */
export const listIndustries = (): Promise<IndustryWithSectors[]> => select(null)

/** One industry that can be chosen, with its sectors in order; null when there is none of that slug, or no longer. */
export async function industryWithSectors(slug: string): Promise<IndustryWithSectors | null> {
  const [industry] = await select(slug)
  return industry ?? null
}

/** All that can be chosen as plain data, for a picker that searches by itself with `findIndustries`. */
export const pickerIndustries = (): Promise<PickerIndustry[]> => db.$queryRaw<PickerIndustry[]>`
  SELECT i.slug, i.name, coalesce(array_agg(s.name ORDER BY s.position, s.slug) FILTER (WHERE s.id IS NOT NULL), '{}') AS "sectorNames"
  FROM industries i
  LEFT JOIN sectors s ON s.industry_id = i.id AND s.active
  WHERE i.active
  GROUP BY i.id
  ORDER BY i.position, i.slug`

/** The industries that fit a search in their name or in their sectors' names, the best first; all of them without one. */
export const searchIndustries = async (query: string): Promise<FoundIndustry[]> => findIndustries(await pickerIndustries(), query)
