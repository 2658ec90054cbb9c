import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { limitReached } from '@/lib/core/errors'
import { lockEntitlements } from '@/lib/subscriptions/lock-entitlements'
import { placesLeft } from './policy'
import { refusedAsSite } from './refusals'
import type { SiteId } from './schema'
import { touchSite } from './touch-site'
import { lockSite } from './visible'

/**
 * Takes a site out of the archive, as it was, except that its domain has to be proved anew: it may have changed hands
 * meanwhile. Restoring an active one does nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:delete`.
 * @throws NOT_FOUND; LIMIT_REACHED when the plan has no place for it; DOMAIN_TAKEN on `domain` when another account has
 *   proved meanwhile that the domain is theirs.
 */
export function restoreSite(actor: AccountActor, { id }: SiteId): Promise<void> {
  return inAccount(actor, async (tx) => {
    // The account first and its rows after, everywhere: so two changes can't wait for each other.
    const { sites } = await lockEntitlements(tx, actor.accountId)
    const { status, name } = await lockSite(tx, actor, id)
    if (status === 'active') return
    if (placesLeft(sites) === 0) throw limitReached('sites', sites.limit ?? 0, sites.used)
    await tx.siteProof.deleteMany({ where: { accountId: actor.accountId, siteId: id } })
    await touchSite(tx, actor, id, { status: 'active', archivedAt: null, verifiedAt: null, verifiedBy: null })
    await record(tx, actor, 'site.restored', { type: 'site', id, accountId: actor.accountId }, { name })
  }).catch(refusedAsSite(actor))
}
