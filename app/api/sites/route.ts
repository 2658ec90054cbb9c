import { accountRoute } from '@/lib/auth/route'
import { createSite } from '@/lib/sites/create-site'
import { listSites } from '@/lib/sites/list-sites'
import { toListedSite, toNewSite } from '@/lib/sites/resources'
import { createSiteSchema, listSitesQuery, siteAnswer, sitesAnswer } from '@/lib/sites/schema'

export const GET = accountRoute(
  { summary: 'The sites that the caller may see, by name or newest first', permission: 'sites:read', query: listSitesQuery, answer: sitesAnswer },
  async (actor, query) => {
    const { rows, nextCursor } = await listSites(actor, query)
    return { data: rows.map(toListedSite), next_cursor: nextCursor }
  },
)

export const POST = accountRoute(
  {
    summary: 'Create a site in one industry, with sectors of it where wanted; 409 LIMIT_REACHED when the plan has no place left',
    permission: 'sites:create',
    body: createSiteSchema,
    answer: siteAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  async (actor, input) => {
    const { replayed, result } = await createSite(actor, input)
    return { replayed, result: toNewSite(result) }
  },
)
