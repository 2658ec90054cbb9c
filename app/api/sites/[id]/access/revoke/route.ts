import { accountRoute } from '@/lib/auth/route'
import { toAccessChangeResource } from '@/lib/sites/access-resources'
import { accessBody, accessChangeAnswer } from '@/lib/sites/access-schema'
import { revokeAccess } from '@/lib/sites/revoke-access'
import { siteParams } from '@/lib/sites/schema'

export const POST = accountRoute(
  { summary: 'Take members’ access to the site away', permission: 'members:manage', params: siteParams, body: accessBody, answer: accessChangeAnswer, limit: 'write' },
  async (actor, { id, user_ids }) => toAccessChangeResource(user_ids, await revokeAccess(actor, { sites: [id], people: user_ids })),
)
