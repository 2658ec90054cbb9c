import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { moveIndustry } from './change-industry'
import { refusedAsSite } from './refusals'
import type { ChangeIndustry, UpdateSite } from './schema'
import { touchSite } from './touch-site'
import { lockChangeableSite, type ChangeableSite } from './visible'

/**
 * Changes what a site is called and where it is. Its address in the house (slug) stays: links to it are out in the world.
 * Another domain is not proved yet, whatever the one before was.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @param move another industry as well, in the same transaction.
 * @throws NOT_FOUND; CONFLICT when the site is archived, or on `domain` as in `createSite`; DOMAIN_TAKEN on `domain`;
 *   LIMIT_REACHED when the plan has no place for this site any more; with `move` also what `changeIndustry` throws.
 */
export function updateSite(actor: AccountActor, input: UpdateSite, move?: Omit<ChangeIndustry, 'id'>): Promise<void> {
  return inAccount(actor, async (tx) => {
    const site = await lockChangeableSite(tx, actor, input.id)
    await rename(tx, actor, site, input)
    if (move) await moveIndustry(tx, actor, site, move)
  }).catch(refusedAsSite(actor, { domain: input.domain, siteId: input.id }))
}

async function rename(tx: Tx, actor: AccountActor, site: ChangeableSite, { name = site.name, domain = site.domain }: UpdateSite): Promise<void> {
  if (name === site.name && domain === site.domain) return
  await touchSite(tx, actor, site.id, { name, domain })
  await record(tx, actor, 'site.changed', { type: 'site', id: site.id, accountId: actor.accountId }, { before: { name: site.name, domain: site.domain }, after: { name, domain } })
}
