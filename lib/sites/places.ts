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

/** What the plan allows, whatever is in use; null is unlimited. */
interface SiteLimits {
  sites: number | null
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
  const { sites, sectorsPerSite } = await readLimits(tx, accountId)
  return { sites: { limit: sites, used: await tx.site.count({ where: { accountId, status: 'active' } }) }, sectorsPerSite }
}

/**
 * The limits alone, for those who need not know what is in use.
 *
 * @throws NOT_FOUND when the account is not the transaction's own.
 */
export async function readLimits(tx: Tx, accountId: string): Promise<SiteLimits> {
  const [limits] = await tx.$queryRaw<SiteLimits[]>`
    SELECT v.max_sites AS sites, v.max_sectors_per_site AS "sectorsPerSite"
    FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id
    WHERE s.account_id = ${accountId}::uuid AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')`
  if (!limits) throw notFound('This account')
  return limits
}

/** Where the plan's places end among the account's sites; see `isBeyondPlan`. Looks at no more sites than the plan has places. */
export async function planEdge(tx: Tx, accountId: string, limit: number | null): Promise<PlanEdge> {
  if (limit === null) return null
  if (limit === 0) return 'none'
  const [last, beyond] = await tx.site.findMany({
    where: { accountId, status: 'active' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    skip: limit - 1,
    take: 2,
    select: { createdAt: true, id: true },
  })
  return last && beyond ? last : null
}
