import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { forwardsUntil } from '@/lib/core/forwarding'
import { noteStatus } from '@/lib/core/page-status'
import { isSlug } from '@/lib/core/slug-shape'
import { currentVisit } from './session'

// What becomes of an account's old address. Asked only where no account that the visitor belongs to is at the address, so
// that no ordinary page pays for it.

interface OldAddress {
  /** The account's present address; null when it leads nowhere any more. */
  leadsTo: string | null
}

/** Where an account went that had this address before; undefined when none had it, or it is somebody's present one. */
export const oldAddress = cache(async (slug: string): Promise<OldAddress | undefined> => {
  if (!isSlug(slug)) return undefined
  const [left] = await db.$queryRaw<{ slug: string | null; releasedAt: Date }[]>`SELECT slug, released_at AS "releasedAt" FROM old_address(${slug})`
  return left && { leadsTo: forwardsUntil(left.releasedAt) > now() ? left.slug : null }
})

/**
 * Sends whoever came by an old address of an account on to the same page of the present one (301), signed in or not:
 * addresses are no secret, and the page itself decides who may see it.
 *
 * @returns true when the address is gone (410) and the page has to say so; false when it is no old address.
 * @see PROV-6
 */
export async function leaveOldAddress(slug: string): Promise<boolean> {
  const old = await oldAddress(slug)
  if (!old) return false
  if (old.leadsTo !== null) return leadOn(1, old.leadsTo)
  noteStatus(410)
  return true
}

/** Leads on to the page that was asked for, with another address at one place of its path. */
export async function leadOn(place: number, slug: string): Promise<never> {
  const { path } = await currentVisit()
  noteStatus(301)
  permanentRedirect(pathWith(path, place, slug))
}

/** A path and query with another part at one place. Parts are counted from 1: the first one of `/acme/sites/shop` is `acme`. */
export function pathWith(path: string, place: number, part: string): string {
  const [pathname = '/', ...query] = path.split('?')
  const parts = pathname.split('/')
  parts[place] = part
  return [parts.join('/'), ...query].join('?')
}
