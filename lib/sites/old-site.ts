import { cache } from 'react'
import { leadOn } from '@/lib/auth/old-address'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { forwardsUntil } from '@/lib/core/forwarding'
import { noteStatus } from '@/lib/core/page-status'
import { visibleTo } from './visible'

/**
 * Where a site went that had this address in the account before: only for those the site is open to.
 *
 * @returns undefined when no such site had it; `leadsTo` null when it leads nowhere any more.
 */
export const oldSite = cache(async (actor: AccountActor, slug: string): Promise<{ leadsTo: string | null } | undefined> => {
  const left = await inAccount(actor, (tx) =>
    tx.slug.findFirst({
      where: { scope: actor.accountId, slug, releasedAt: { not: null }, site: visibleTo(actor) },
      select: { releasedAt: true, site: { select: { slug: true } } },
    }),
  )
  if (!left?.releasedAt || !left.site) return undefined
  return { leadsTo: forwardsUntil(left.releasedAt) > now() ? left.site.slug : null }
})

/** The place of a site in a path: /acme/sites/shop. */
const SITE_PART = 3

/**
 * Sends whoever came by an old address of a site on to the same page of the present one (301).
 *
 * @returns true when the address is gone (410) and the page has to say so; false when it is no old address.
 * @see PROV-6
 */
export async function leaveOldSite(actor: AccountActor, slug: string): Promise<boolean> {
  const old = await oldSite(actor, slug)
  if (!old) return false
  if (old.leadsTo !== null) return leadOn(SITE_PART, old.leadsTo)
  noteStatus(410)
  return true
}
