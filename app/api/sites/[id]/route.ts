import { accountRoute } from '@/lib/auth/route'
import { archiveSite } from '@/lib/sites/archive-site'
import { getSite } from '@/lib/sites/queries'
import { toSite } from '@/lib/sites/resources'
import { siteAnswer, siteParams, updateSiteBody } from '@/lib/sites/schema'
import { updateSite } from '@/lib/sites/update-site'

export const GET = accountRoute({ summary: 'One site with its sectors', permission: 'sites:read', params: siteParams, answer: siteAnswer }, async (actor, { id }) =>
  toSite(await getSite(actor, id)),
)

export const PATCH = accountRoute(
  {
    summary: 'Change what is given: name, domain (which is unproved then), industry (with sectors present only by replace_sectors)',
    permission: 'sites:update',
    params: siteParams,
    body: updateSiteBody,
    answer: siteAnswer,
    limit: 'write',
  },
  async (actor, { id, name, domain, industry, replace_sectors: replace, sectors }) => {
    await updateSite(actor, { id, name, domain }, industry === undefined ? undefined : { industry, replace, sectors })
    return toSite(await getSite(actor, id))
  },
)

export const DELETE = accountRoute(
  { summary: 'Archive a site: it takes no place in the plan and can be restored', permission: 'sites:delete', params: siteParams, answer: siteAnswer, limit: 'write' },
  async (actor, { id }) => {
    await archiveSite(actor, { id })
    return toSite(await getSite(actor, id))
  },
)
