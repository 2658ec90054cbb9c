import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { Places } from '@/lib/subscriptions/lock-entitlements'
import type { PlanEdge } from './policy'

/** What the plan has room for. */
export interface SitePlaces {
  sites: Places
  /** Sectors of one site; null is unlimited. */
  sectorsPerSite: number | null
}

/** What the actor's plan has room for, and how many active sites there are: for "3 of 5 sites". */
export const sitePlaces = (actor: AccountActor): Promise<SitePlaces> => inAccount(actor, (tx) => readPlaces(tx, actor.accountId))

/**
 * The same inside a transaction, without holding anything.
 *
 * @throws NOT_FOUND when the account is not the transaction's own.
 */
export async function readPlaces(tx: Tx, accountId: string): Promise<SitePlaces> {
  const [row] = await tx.$queryRaw<{ sites: number | null; sectors: number | null; used: bigint }[]>`
    SELECT v.max_sites AS sites, v.max_sectors_per_site AS sectors,
      (SELECT count(*) FROM sites t WHERE t.account_id = s.account_id AND t.status = 'active') AS used
    FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id
    WHERE s.account_id = ${accountId}::uuid AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')`
  if (!row) throw notFound('This account')
  return { sites: { limit: row.sites, used: Number(row.used) }, sectorsPerSite: row.sectors }
}

/** Where the plan's places end among the account's sites; see `isBeyondPlan`. Looks only when there are more sites than places. */
export async function planEdge(tx: Tx, accountId: string, { limit, used }: Places): Promise<PlanEdge> {
  if (limit === null || used <= limit) return null
  if (limit === 0) return 'none'
  return tx.site.findFirstOrThrow({
    where: { accountId, status: 'active' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    skip: limit - 1,
    select: { createdAt: true, id: true },
  })
}
