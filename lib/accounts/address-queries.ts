import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { forwardsUntil } from '@/lib/core/forwarding'

/** An address that the account had before. */
export interface OldAddressLine {
  slug: string
  releasedAt: Date
  state: 'forwards' | 'gone' | 'free'
  /** When that ends; null for one that anybody may take. */
  until: Date | null
}

const SHOWN = 10
// Later than any address was left; also leaves out the present one, which was not.
const END_OF_TIME = new Date('9999-12-31T00:00:00Z')

/** What is to be said of an account's addresses. */
export interface Addresses {
  /** Until when the present one is kept for a signup that has not paid yet; null when it is kept for good (PROV-6). */
  heldUntil: Date | null
  /** The addresses that the account had before, the latest first, a page of them. */
  lines: OldAddressLine[]
  /** Where the next page goes on, or null on the last. */
  nextBefore: Date | null
}

/**
 * Reads an account's addresses.
 *
 * @param before only those that were left before this moment
 */
export async function getAddresses(actor: AccountActor, before?: Date): Promise<Addresses> {
  const moment = now()
  const [account, rows] = await inAccount(actor, async (tx) => [
    await tx.account.findUnique({ where: { id: actor.accountId }, select: { heldUntil: true } }),
    await tx.$queryRaw<{ slug: string; releasedAt: Date; keptUntil: Date }[]>`
      SELECT slug, released_at AS "releasedAt", kept_until(released_at) AS "keptUntil" FROM slugs
      WHERE account_id = ${actor.accountId}::uuid AND site_id IS NULL AND released_at < ${before ?? END_OF_TIME}
      ORDER BY released_at DESC LIMIT ${SHOWN + 1}`,
  ])
  const lines = rows.slice(0, SHOWN).map(({ slug, releasedAt, keptUntil }): OldAddressLine => {
    const forwards = forwardsUntil(releasedAt)
    if (forwards > moment) return { slug, releasedAt, state: 'forwards', until: forwards }
    return keptUntil > moment ? { slug, releasedAt, state: 'gone', until: keptUntil } : { slug, releasedAt, state: 'free', until: null }
  })
  return { heldUntil: account?.heldUntil ?? null, lines, nextBefore: rows.length > SHOWN ? (lines.at(-1)?.releasedAt ?? null) : null }
}
