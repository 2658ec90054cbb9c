import type { AccountStatus, SubscriptionStatus } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { PublicPlan } from '@/lib/plans/plan'
import type { InUse } from './policy'

/** Where an account stands: its live subscription, what that allows, and what is in use. */
export interface Standing {
  accountStatus: AccountStatus
  subscriptionId: string
  subscriptionStatus: SubscriptionStatus
  /** When the running period ends; null for a plan without one. */
  periodEnd: Date | null
  plan: Pick<PublicPlan, 'slug' | 'name' | 'family' | 'price' | 'limits' | 'includedCredits'>
  inUse: InUse
}

interface Row {
  account_status: AccountStatus
  id: string
  status: SubscriptionStatus
  period_end: Date | null
  slug: string
  name: string
  family: PublicPlan['family']
  included_credits: bigint
  price_minor: bigint
  currency: string
  interval: PublicPlan['price']['interval']
  max_sites: number | null
  max_seats: number | null
  max_sectors_per_site: number | null
  max_open_quotes: number | null
  sites: bigint
  seats: bigint
  sectors: bigint
}

/**
 * Reads where an account stands. One statement. Archived sites take no place, and their sectors none either.
 *
 * @throws NOT_FOUND when the account is not the transaction's own.
 */
export async function readStanding(tx: Tx, accountId: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a.status::text AS account_status, s.id, s.status::text, s.period_end, p.slug, p.name, p.family::text, v.included_credits, v.price_minor, v.currency::text, v."interval"::text,
      v.max_sites, v.max_seats, v.max_sectors_per_site, v.max_open_quotes,
      (SELECT count(*) FROM sites t WHERE t.account_id = a.id AND t.status = 'active') AS sites,
      (SELECT count(*) FROM memberships m WHERE m.account_id = a.id) AS seats,
      (SELECT coalesce(max(f.sectors), 0) FROM (SELECT count(*) AS sectors FROM site_sectors k JOIN sites t ON t.id = k.site_id AND t.status = 'active'
         WHERE k.account_id = a.id GROUP BY k.site_id) f) AS sectors
    FROM accounts a
      JOIN subscriptions s ON s.account_id = a.id AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')
      JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
    WHERE a.id = ${accountId}::uuid`
  if (!row) throw notFound('This account')
  return {
    accountStatus: row.account_status,
    subscriptionId: row.id,
    subscriptionStatus: row.status,
    periodEnd: row.period_end,
    plan: {
      slug: row.slug,
      name: row.name,
      family: row.family,
      price: { amountMinor: Number(row.price_minor), currency: row.currency, interval: row.interval },
      limits: { sites: row.max_sites, seats: row.max_seats, sectorsPerSite: row.max_sectors_per_site, openQuotes: row.max_open_quotes },
      includedCredits: Number(row.included_credits),
    },
    inUse: { sites: Number(row.sites), seats: Number(row.seats), sectors: Number(row.sectors) },
  }
}

/** The same, with the account's row held until the transaction ends: nobody adds a site or changes the plan meanwhile. */
export async function lockStanding(tx: Tx, accountId: string): Promise<Standing> {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  // Read in a statement of its own: the one that waited for the lock would still see the rows of before.
  return readStanding(tx, accountId)
}
