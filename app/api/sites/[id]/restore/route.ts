import { accountRoute } from '@/lib/auth/route'
import { getSite } from '@/lib/sites/queries'
import { toSite } from '@/lib/sites/resources'
import { restoreSite } from '@/lib/sites/restore-site'
import { siteAnswer, siteParams } from '@/lib/sites/schema'

export const POST = accountRoute(
  { summary: 'Take a site out of the archive; 409 LIMIT_REACHED when the plan has no place left', permission: 'sites:delete', params: siteParams, answer: siteAnswer, limit: 'write' },
  async (actor, { id }) => {
    await restoreSite(actor, { id })
    return toSite(await getSite(actor, id))
  },
)
