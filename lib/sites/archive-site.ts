import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import type { SiteId } from './schema'
import { touchSite } from './touch-site'
import { lockSite } from './visible'

/**
 * Puts a site away: it takes no place in the plan, can't be changed, and can be restored. Archiving it again does nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:delete`.
 * @throws NOT_FOUND
 */
export function archiveSite(actor: AccountActor, { id }: SiteId): Promise<void> {
  return inAccount(actor, async (tx) => {
    const { status, name } = await lockSite(tx, actor, id)
    if (status === 'archived') return
    await touchSite(tx, actor, id, { status: 'archived', archivedAt: now() })
    await record(tx, actor, 'site.archived', { type: 'site', id, accountId: actor.accountId }, { name })
  })
}
