import { Prisma } from '@/lib/generated/prisma/client'
import type { AccountKind, AccountStatus, BillingInterval, SubscriptionStatus } from '@/lib/generated/prisma/enums'
import type { PublicPlan } from '@/lib/plans/plan'

// An account with its plan, what the plan allows and what of it is in use: one piece of SQL for the API, the home and the
// billing page, so that the three never show different numbers.

/** A limit of the plan and what is in use. `limit` null is unlimited. */
interface Usage {
  limit: number | null
  used: number
}

export interface AccountOverview {
  id: string
  slug: string
  name: string
  kind: AccountKind
  status: AccountStatus
  country: string | null
  phone: string | null
  /** The company's own, where it is this account's. */
  emailDomain: string | null
  createdAt: Date
  subscription: { status: SubscriptionStatus; periodStart: Date | null; periodEnd: Date | null }
  plan: Pick<PublicPlan, 'slug' | 'name' | 'family' | 'price' | 'includedCredits' | 'creditGrant'>
  seats: Usage
  sites: Usage
  /** Null is unlimited. */
  sectorsPerSite: number | null
  openQuotes: number | null
  /** Whole credits. `available` is what a spend may take at this moment. */
  credits: { balance: number; held: number; available: number }
}

export interface OverviewRow {
  id: string
  slug: string
  name: string
  kind: AccountKind
  status: AccountStatus
  country: string | null
  phone: string | null
  email_domain: string | null
  created_at: Date
  subscription_status: SubscriptionStatus
  period_start: Date | null
  period_end: Date | null
  plan_slug: string
  plan_name: string
  family: PublicPlan['family']
  price_minor: bigint
  currency: string
  interval: BillingInterval
  included_credits: bigint
  credit_grant: PublicPlan['creditGrant']
  max_seats: number | null
  max_sites: number | null
  max_sectors_per_site: number | null
  max_open_quotes: number | null
  seats: bigint
  sites: bigint
  balance: bigint
  held: bigint
  live: bigint
}

/** @param moment lots that ended by then can't be spent. */
export const overviewColumns = (moment: Date): Prisma.Sql => Prisma.sql`
  a.id, a.slug, a.name, a.kind::text, a.status::text, a.country::text, a.phone, CASE WHEN a.domain_claimed THEN a.email_domain END AS email_domain, a.created_at,
  s.status::text AS subscription_status, s.period_start, s.period_end,
  p.slug AS plan_slug, p.name AS plan_name, p.family::text, v.price_minor, v.currency::text, v."interval"::text, v.included_credits,
  v.credit_grant::text, v.max_seats, v.max_sites, v.max_sectors_per_site, v.max_open_quotes,
  (SELECT count(*) FROM memberships m WHERE m.account_id = a.id) AS seats,
  (SELECT count(*) FROM sites t WHERE t.account_id = a.id AND t.status = 'active') AS sites,
  b.balance, b.held,
  (SELECT coalesce(sum(l.remaining), 0)::bigint FROM credit_lots l
   WHERE l.account_id = a.id AND l.open AND (l.expires_at IS NULL OR l.expires_at > ${moment}::timestamptz)) AS live`

/** Every account has one live subscription and one balance; the database sees to both. */
export const overviewFrom = Prisma.sql`accounts a
  JOIN subscriptions s ON s.account_id = a.id AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')
  JOIN plan_versions v ON v.id = s.plan_version_id
  JOIN plans p ON p.id = v.plan_id
  JOIN credit_balances b ON b.account_id = a.id`

export const toOverview = (row: OverviewRow): AccountOverview => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  status: row.status,
  country: row.country,
  phone: row.phone,
  emailDomain: row.email_domain,
  createdAt: row.created_at,
  subscription: { status: row.subscription_status, periodStart: row.period_start, periodEnd: row.period_end },
  plan: {
    slug: row.plan_slug,
    name: row.plan_name,
    family: row.family,
    price: { amountMinor: Number(row.price_minor), currency: row.currency, interval: row.interval },
    includedCredits: Number(row.included_credits),
    creditGrant: row.credit_grant,
  },
  seats: { limit: row.max_seats, used: Number(row.seats) },
  sites: { limit: row.max_sites, used: Number(row.sites) },
  sectorsPerSite: row.max_sectors_per_site,
  openQuotes: row.max_open_quotes,
  credits: { balance: Number(row.balance), held: Number(row.held), available: Math.max(0, Number(row.live) - Number(row.held)) },
})
