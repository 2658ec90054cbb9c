import { accountRoute } from '@/lib/auth/route'
import { removeSector } from '@/lib/sites/remove-sector'
import { siteSectorParams } from '@/lib/sites/schema'

export const DELETE = accountRoute({ summary: 'Take a sector, by its slug, out of a site', permission: 'sites:update', params: siteSectorParams, limit: 'write' }, removeSector)
