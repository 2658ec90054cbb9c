import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { once, type Once } from '@/lib/core/once'
import { writeSectors, type SiteSector } from './choose-sectors'
import { refusedAsSite } from './refusals'
import type { AddSectors } from './schema'
import { touchSite } from './touch-site'
import { findSite, lockChangeableSite } from './visible'

/**
 * Adds sectors to a site, all of them or none, within the plan.
 *
 * @param actor who asks; the wrapper has checked `sites:update`. A command in `actor.command` is carried out once.
 * @returns the sectors that were added, in the order in which they were named.
 * @throws NOT_FOUND; CONFLICT when the site is archived or has one of them already; VALIDATION on `sector` for one of
 *   another industry or no longer offered; LIMIT_REACHED `{what, limit, used}` when the plan has no place for all.
 * @see T3-05, SITE-1, SITE-2
 */
export function addSectors(actor: AccountActor, input: AddSectors): Promise<Once<SiteSector[]>> {
  return inAccount(actor, async (tx) => {
    // Before what was answered earlier: access that was taken away since counts for a repeated command as well (T3-06).
    await findSite(tx, actor, input.id)
    return once(tx, actor.command, () => add(tx, actor, input))
  }).catch(refusedAsSite(actor, { siteId: input.id, field: 'sector' }))
}

async function add(tx: Tx, actor: AccountActor, { id, sectors }: AddSectors): Promise<SiteSector[]> {
  const { accountId } = actor
  // Holds the site's row until commit, so that two adds cannot both see the last place.
  const { industryId, sectorsPerSite } = await lockChangeableSite(tx, actor, id)
  const used = await tx.siteSector.count({ where: { accountId, siteId: id } })
  const added = await writeSectors(tx, { accountId, siteId: id, industryId, sectors, places: { limit: sectorsPerSite, used }, field: 'sector' })
  await touchSite(tx, actor, id)
  await record(tx, actor, 'site.sectors_added', { type: 'site', id, accountId }, { sectors: added.map(({ sector }) => sector) })
  return added
}
