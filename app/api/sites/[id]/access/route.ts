import { accountRoute } from '@/lib/auth/route'
import { listSiteAccess } from '@/lib/sites/access-queries'
import { toAccessChangeResource, toSiteAccessResource } from '@/lib/sites/access-resources'
import { accessBody, accessChangeAnswer, siteAccessAnswer, siteAccessQuery } from '@/lib/sites/access-schema'
import { grantAccess } from '@/lib/sites/grant-access'
import { siteParams } from '@/lib/sites/schema'

export const GET = accountRoute(
  { summary: 'Members, and whether they see the site', permission: 'members:read', params: siteParams, query: siteAccessQuery, answer: siteAccessAnswer },
  async (actor, query) => toSiteAccessResource(await listSiteAccess(actor, query)),
)

export const POST = accountRoute(
  { summary: 'Give members access to the site', permission: 'members:manage', params: siteParams, body: accessBody, answer: accessChangeAnswer, limit: 'write' },
  async (actor, { id, user_ids }) => toAccessChangeResource(user_ids, await grantAccess(actor, { sites: [id], people: user_ids })),
)
