import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { moveSlug, requireUnreserved, slugRefused } from '@/lib/core/move-slug'
import type { SlugHolder } from '@/lib/core/slug'
import type { RenameSite } from './schema'
import { lockChangeableSite } from './visible'

/**
 * Gives a site another address in its account. The old one forwards for 90 days, then answers that it is gone, and no
 * other site of the account gets it for 12 months; the site itself may take it back at any time.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @returns the address it has now and the one it left; the same twice when nothing had to change.
 * @throws NOT_FOUND for a site that the actor may not see; CONFLICT when it is archived; LIMIT_REACHED when it is beyond
 *   the plan; VALIDATION on `slug` for a page's name, CONFLICT on `slug` for a taken one, both with `suggestions`.
 * @see PROV-4, PROV-6, T3-06
 */
export async function renameSite(actor: AccountActor, { id, slug }: RenameSite): Promise<{ slug: string; left: string }> {
  const { accountId } = actor
  const holder: SlugHolder = { scope: 'site', accountId, siteId: id }
  await requireUnreserved(holder, slug)
  return inAccount(actor, async (tx) => {
    await lockChangeableSite(tx, actor, id)
    const left = await moveSlug(tx, holder, slug)
    if (left !== slug) await record(tx, actor, 'site.renamed', { type: 'site', id, accountId }, { before: left, after: slug })
    return { slug, left }
  }).catch(slugRefused(holder, slug))
}
