import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'

/** Places under the plan. `limit` null is unlimited. */
export interface Places {
  limit: number | null
  used: number
}

/**
 * What the plan allows and what is in use, with the account's row held until the transaction ends: two people who take
 * the last place at once are told apart here. The database judges again at commit.
 *
 * @throws NOT_FOUND when the account is not the transaction's own.
 */
export async function lockEntitlements(tx: Tx, accountId: string): Promise<{ seats: Places; sites: Places; sectorsPerSite: number | null }> {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  // Counted in a statement of its own: the one that waited for the lock would still see the rows of before.
  const [row] = await tx.$queryRaw<{ max_seats: number | null; max_sites: number | null; max_sectors_per_site: number | null; seats: bigint; sites: bigint }[]>`
    SELECT v.max_seats, v.max_sites, v.max_sectors_per_site,
      (SELECT count(*) FROM memberships m WHERE m.account_id = s.account_id) AS seats,
      (SELECT count(*) FROM sites t WHERE t.account_id = s.account_id AND t.status = 'active') AS sites
    FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id
    WHERE s.account_id = ${accountId}::uuid AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')`
  if (!row) throw notFound('This account')
  return {
    seats: { limit: row.max_seats, used: Number(row.seats) },
    sites: { limit: row.max_sites, used: Number(row.sites) },
    sectorsPerSite: row.max_sectors_per_site,
  }
}
