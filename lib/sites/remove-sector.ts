import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { SiteSectorId } from './schema'
import { touchSite } from './touch-site'
import { lockChangeableSite } from './visible'

/**
 * Takes a sector out of a site.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @param input the sector by its slug in the catalogue, also when the catalogue offers it no more.
 * @throws NOT_FOUND for the site, or when the site has no such sector; CONFLICT when it is archived; LIMIT_REACHED when the
 *   plan has no place for this site any more.
 */
export function removeSector(actor: AccountActor, { id, sector }: SiteSectorId): Promise<void> {
  return inAccount(actor, async (tx) => {
    await lockChangeableSite(tx, actor, id)
    const removed = await tx.siteSector.deleteMany({ where: { accountId: actor.accountId, siteId: id, sector: { slug: sector } } })
    if (removed.count === 0) throw notFound('This sector')
    await touchSite(tx, actor, id)
    await record(tx, actor, 'site.sector_removed', { type: 'site', id, accountId: actor.accountId }, { sectors: [sector] })
  })
}
