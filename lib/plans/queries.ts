import { db, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { PublicPlan, SignupPlan } from './plan'

interface PlanRow {
  plan_id: string
  version_id: string
  slug: string
  name: string
  family: SignupPlan['family']
  description: string
  onboarding: SignupPlan['onboarding']
  needs_survey: boolean
  price_minor: bigint
  currency: string
  interval: SignupPlan['price']['interval']
  setup_fee_minor: bigint
  included_credits: bigint
  credit_grant: SignupPlan['creditGrant']
  max_sites: number | null
  max_seats: number | null
  max_sectors_per_site: number | null
  max_open_quotes: number | null
  service_fee_percent: Prisma.Decimal
  shipping_discount_percent: Prisma.Decimal
  duration_days: number | null
}

/** Every plan that a stranger may choose, with its current version, in the catalogue's order. One query. */
export async function listPublicPlans(): Promise<PublicPlan[]> {
  const rows = await currentPlans(Prisma.sql`NOT p.hidden`)
  return rows.map(toPlan)
}

/**
 * The plan that a signup asks for, with the ids and rules that provisioning needs.
 *
 * @param slug as given from outside.
 * @returns null when there is no such plan, or it is hidden or no longer sold: the three look alike (T3-14).
 */
export async function findSignupPlan(slug: string): Promise<SignupPlan | null> {
  const [row] = await currentPlans(Prisma.sql`NOT p.hidden AND p.slug = ${slug}`)
  return row ? toPlan(row) : null
}

/** A plan for the house's own use: also a hidden one, which a person can be given but can't choose. */
export async function findPlan(slug: string): Promise<SignupPlan | null> {
  const [row] = await currentPlans(Prisma.sql`p.slug = ${slug}`)
  return row ? toPlan(row) : null
}

/**
 * The plan of an application, in the transaction that ends it. Also one that is no longer sold: it was promised.
 *
 * @throws NOT_FOUND
 */
export async function planOfApplication(tx: Tx, planId: string): Promise<SignupPlan> {
  const [row] = await plansWith(tx, Prisma.sql`p.id = ${planId}::uuid`)
  if (!row) throw notFound('This plan')
  return toPlan(row)
}

const currentPlans = (condition: Prisma.Sql) => plansWith(db, Prisma.sql`p.active AND ${condition}`)

const plansWith = (client: Pick<Tx, '$queryRaw'>, condition: Prisma.Sql) => client.$queryRaw<PlanRow[]>`
  SELECT p.id AS plan_id, v.id AS version_id, p.slug, p.name, p.family::text, p.description, p.onboarding::text,
         p.needs_survey, v.price_minor, v.currency::text, v."interval"::text, v.setup_fee_minor, v.included_credits,
         v.credit_grant::text, v.max_sites, v.max_seats, v.max_sectors_per_site, v.max_open_quotes,
         v.service_fee_percent, v.shipping_discount_percent, v.duration_days
  FROM plans p
  JOIN LATERAL (SELECT * FROM plan_versions WHERE plan_id = p.id ORDER BY version DESC LIMIT 1) v ON TRUE
  WHERE ${condition}
  ORDER BY p.position, p.slug`

const toPlan = (row: PlanRow): SignupPlan => ({
  planId: row.plan_id,
  planVersionId: row.version_id,
  slug: row.slug,
  name: row.name,
  family: row.family,
  description: row.description,
  price: { amountMinor: Number(row.price_minor), currency: row.currency, interval: row.interval },
  setupFeeMinor: row.setup_fee_minor > 0n ? Number(row.setup_fee_minor) : null,
  includedCredits: Number(row.included_credits),
  creditGrant: row.credit_grant,
  limits: {
    sites: row.max_sites,
    seats: row.max_seats,
    sectorsPerSite: row.max_sectors_per_site,
    openQuotes: row.max_open_quotes,
  },
  serviceFeePercent: row.service_fee_percent.toNumber(),
  shippingDiscountPercent: row.shipping_discount_percent.toNumber(),
  durationDays: row.duration_days,
  onboarding: row.onboarding,
  needsSurvey: row.needs_survey,
})
