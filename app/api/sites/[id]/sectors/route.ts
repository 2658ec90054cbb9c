import { accountRoute } from '@/lib/auth/route'
import { addSectors } from '@/lib/sites/add-sectors'
import { getSite } from '@/lib/sites/queries'
import { toSectors } from '@/lib/sites/resources'
import { addSectorBody, sectorAnswer, sectorsAnswer, siteParams } from '@/lib/sites/schema'

export const GET = accountRoute({ summary: 'The sectors of a site', permission: 'sites:read', params: siteParams, answer: sectorsAnswer }, async (actor, { id }) =>
  toSectors((await getSite(actor, id)).sectors),
)

export const POST = accountRoute(
  {
    summary: 'Add a sector of the site’s industry; 409 LIMIT_REACHED when the plan has no place left',
    permission: 'sites:update',
    params: siteParams,
    body: addSectorBody,
    answer: sectorAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  async (actor, { id, sector, name }) => {
    const { replayed, result } = await addSectors(actor, { id, sectors: [{ sector, name }] })
    const [added] = result
    if (!added) throw new Error('a sector was added, and nothing came back')
    return { replayed, result: added }
  },
)
