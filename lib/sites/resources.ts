// From what the domain returns to the words of the API.
import type { z } from 'zod'
import type { SiteSector } from './choose-sectors'
import type { CreatedSite } from './create-site'
import type { ListedSite } from './list-sites'
import type { SiteDetail } from './queries'
import type { listedSiteAnswer, sectorsAnswer, siteAnswer } from './schema'

/** A site of the list. */
export const toListedSite = ({ sectorCount, beyondPlan, createdAt, ...site }: ListedSite): z.input<typeof listedSiteAnswer> => ({
  ...site,
  sector_count: sectorCount,
  read_only: beyondPlan,
  created_at: createdAt.toISOString(),
})

/** One site with its sectors. */
export const toSite = (site: SiteDetail): z.input<typeof siteAnswer> => ({
  ...toListedSite({ ...site, verified: site.verifiedAt !== null, sectorCount: site.sectors.length }),
  sectors: site.sectors,
  verified_at: site.verifiedAt?.toISOString() ?? null,
  updated_at: site.updatedAt.toISOString(),
  archived_at: site.archivedAt?.toISOString() ?? null,
})

/** A site at the moment it was made; a repeated command is answered with the same. */
export const toNewSite = ({ sectors, createdAt, ...site }: CreatedSite): z.input<typeof siteAnswer> => ({
  ...site,
  status: 'active',
  verified: false,
  sector_count: sectors.length,
  read_only: false,
  created_at: createdAt,
  sectors,
  verified_at: null,
  updated_at: createdAt,
  archived_at: null,
})

/** The sectors of a site: few enough for one page. */
export const toSectors = (sectors: SiteSector[]): z.input<typeof sectorsAnswer> => ({ data: sectors, next_cursor: null, total: sectors.length })
