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

/**
 * The addresses that the account had before, the latest first, a page at a time.
 *
 * @param before only what was left before this moment
 * @returns `nextBefore` is where the next page goes on, or null on the last.
 */
export async function listOldAddresses(actor: AccountActor, before?: Date): Promise<{ lines: OldAddressLine[]; nextBefore: Date | null }> {
  const moment = now()
  const rows = await inAccount(
    actor,
    (tx) => tx.$queryRaw<{ slug: string; releasedAt: Date; keptUntil: Date }[]>`
      SELECT slug, released_at AS "releasedAt", kept_until(released_at) AS "keptUntil" FROM slugs
      WHERE account_id = ${actor.accountId}::uuid AND site_id IS NULL AND released_at < ${before ?? END_OF_TIME}
      ORDER BY released_at DESC LIMIT ${SHOWN + 1}`,
  )
  const lines = rows.slice(0, SHOWN).map(({ slug, releasedAt, keptUntil }): OldAddressLine => {
    const forwards = forwardsUntil(releasedAt)
    if (forwards > moment) return { slug, releasedAt, state: 'forwards', until: forwards }
    return keptUntil > moment ? { slug, releasedAt, state: 'gone', until: keptUntil } : { slug, releasedAt, state: 'free', until: null }
  })
  return { lines, nextBefore: rows.length > SHOWN ? (lines.at(-1)?.releasedAt ?? null) : null }
}
