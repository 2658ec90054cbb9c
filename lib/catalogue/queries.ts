import { db } from '@/lib/core/db'

interface Industry {
  slug: string
  name: string
  sectors: { slug: string; name: string }[]
}

/** Every industry that a site can be in, with its sectors, in the catalogue's order. One query. */
export const listIndustries = (): Promise<Industry[]> => db.$queryRaw<Industry[]>`
  SELECT i.slug, i.name,
         coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name) ORDER BY s.position, s.slug)
                  FILTER (WHERE s.id IS NOT NULL), '[]') AS sectors
  FROM industries i
  LEFT JOIN sectors s ON s.industry_id = i.id AND s.active
  WHERE i.active
  GROUP BY i.id
  ORDER BY i.position, i.slug`
