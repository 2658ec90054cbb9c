// What may be said about a site, and what machines are told of one. Browser-safe: forms, actions, API and tests share it.
import { z } from 'zod'
import { chosenSlug, cursor, domainName, limit, optionalLine, requiredLine, slug, text, uuid } from '@/lib/core/fields'
import { catalogue } from '@/lib/messages/en/catalogue'

/** More than any industry of the catalogue has; a longer list is nobody's choice. */
const MOST_SECTORS = 500

const industry = chosenSlug(catalogue.errors.unknownIndustry)
const sectorSlugs = z.array(slug).max(MOST_SECTORS)

/** Without refinements, so that a step of the wizard may pick from it. */
export const createSiteSchema = z.object({
  name: requiredLine(80),
  domain: domainName,
  industry,
  /** Slugs of sectors of that industry. */
  sectors: sectorSlugs.default([]),
})

export type CreateSite = z.output<typeof createSiteSchema>

export const siteParams = z.object({ id: uuid })
export type SiteId = z.output<typeof siteParams>

/** What is left out stays as it is. */
export const updateSiteSchema = siteParams.extend({ name: createSiteSchema.shape.name.optional(), domain: createSiteSchema.shape.domain.optional() })
export type UpdateSite = z.output<typeof updateSiteSchema>

/** Another address for the site. */
export const renameSiteSchema = siteParams.extend({ slug })
export type RenameSite = z.output<typeof renameSiteSchema>

export const changeIndustrySchema = siteParams.extend({
  industry,
  /** The site's sectors go, and `sectors` of the new industry come in their place. */
  replace: z.boolean().default(false),
  /** Ids of the site's sectors that were shown as going; when others are there by now, nothing happens. */
  expected: z.array(uuid).max(MOST_SECTORS).optional(),
  sectors: sectorSlugs.default([]),
})
export type ChangeIndustry = z.output<typeof changeIndustrySchema>

/** A sector by its slug, and what it is called at this site when that differs from the catalogue. */
const sectorChoice = z.object({ sector: slug, name: optionalLine(80) })

export const addSectorsSchema = siteParams.extend({ sectors: z.array(sectorChoice).min(1).max(MOST_SECTORS) })
export type AddSectors = z.output<typeof addSectorsSchema>

// What a plain form sends: a list of one arrives as a text, a box that is not ticked not at all.

export const asList = (value: unknown): unknown => (value === undefined ? [] : typeof value === 'string' ? [value] : value)
const ticked = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean())

/** `sectors` are the slugs of the boxes that were ticked. */
export const addSectorsForm = siteParams.extend({
  sectors: z.preprocess(asList, sectorSlugs.min(1, 'Choose at least one sector')).transform((slugs) => slugs.map((sector) => ({ sector }))),
})

export const changeIndustryForm = changeIndustrySchema.extend({
  replace: ticked,
  expected: z.preprocess(asList, z.array(uuid).max(MOST_SECTORS)),
  sectors: z.preprocess(asList, sectorSlugs),
})

export const siteSectorParams = siteParams.extend({ sector: slug })
export type SiteSectorId = z.output<typeof siteSectorParams>

const SITE_SORTS = ['name', 'newest'] as const
export type SiteSort = (typeof SITE_SORTS)[number]

export const listSitesQuery = z.object({
  /** Looked for in name and domain. */
  q: text(120).optional(),
  industry: slug.optional(),
  status: z.enum(['active', 'archived']).default('active'),
  verified: z.enum(['yes', 'no']).optional(),
  sort: z.enum(SITE_SORTS).default('name'),
  cursor: cursor.optional(),
  limit,
})
export type ListSites = z.output<typeof listSitesQuery>

export const siteActivityQuery = siteParams.extend({ cursor: cursor.optional(), limit })
export type SiteActivity = z.output<typeof siteActivityQuery>

// The API's words.

/** `industry` with sectors in the site is refused unless `replace_sectors`; then `sectors` come in their place. */
export const updateSiteBody = z
  .object({
    name: createSiteSchema.shape.name.optional(),
    domain: createSiteSchema.shape.domain.optional(),
    industry: industry.optional(),
    replace_sectors: z.boolean().default(false),
    sectors: sectorSlugs.default([]),
  })
  .refine(({ industry, sectors }) => industry !== undefined || sectors.length === 0, {
    path: ['sectors'],
    error: 'Sectors go with a change of industry. Add or remove single ones by the site’s sectors',
  })

export const addSectorBody = sectorChoice

const namedSlug = z.object({ slug: z.string(), name: z.string() })

export const sectorAnswer = z.object({ id: z.uuid(), sector: z.string(), name: z.string() })
export const sectorsAnswer = z.object({ data: z.array(sectorAnswer), next_cursor: z.null(), total: z.int() })

export const listedSiteAnswer = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  domain: z.string(),
  industry: namedSlug,
  status: z.enum(['active', 'archived']),
  verified: z.boolean(),
  sector_count: z.int(),
  /** True where the plan has fewer places than the account has sites, and this one is among the newest: it can only be looked at and archived. */
  read_only: z.boolean(),
  created_at: z.iso.datetime(),
})
export const sitesAnswer = z.object({ data: z.array(listedSiteAnswer), next_cursor: z.string().nullable() })

export const siteAnswer = listedSiteAnswer.extend({
  sectors: z.array(sectorAnswer),
  verified_at: z.iso.datetime().nullable(),
  updated_at: z.iso.datetime(),
  archived_at: z.iso.datetime().nullable(),
})
