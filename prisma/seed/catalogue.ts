// Brings the catalogue files into the database. What is there already stays as it is: after the first seed a row
// belongs to the staff who may have edited it. Only what is missing is added, so seeding twice changes nothing (T1-30).
import { lockCatalogue } from '@/lib/catalogue/lock'
import { inSystem, type Tx } from '@/lib/core/db'
import { INDUSTRIES } from '../catalogue/industries'
import { PAYMENT_METHODS } from '../catalogue/payment-methods'
import { PLANS } from '../catalogue/plans'
import type { CatalogueIndustry, CataloguePaymentMethod, CataloguePlan } from '../catalogue/types'

export interface Catalogue {
  plans: readonly CataloguePlan[]
  industries: readonly CatalogueIndustry[]
  paymentMethods: readonly CataloguePaymentMethod[]
}

/** Rows that a seed added, by table. */
export type Added = Record<'plans' | 'planVersions' | 'industries' | 'sectors' | 'paymentMethods', number>

const FILES: Catalogue = { plans: PLANS, industries: INDUSTRIES, paymentMethods: PAYMENT_METHODS }

/**
 * Adds what the catalogue has and the database has not, in one transaction. A plan whose price or limits in the file
 * were never a version of it gets a new version; existing versions are never touched, nor is anything deleted.
 *
 * @param catalogue for tests; the files otherwise.
 */
export function seedCatalogue(catalogue: Catalogue = FILES): Promise<Added> {
  return inSystem(async (tx) => {
    // Two seeds at once (two machines that start together) follow one another.
    await lockCatalogue(tx)
    return {
      plans: await addPlans(tx, catalogue.plans),
      planVersions: await addPlanVersions(tx, catalogue.plans),
      industries: await addIndustries(tx, catalogue.industries),
      sectors: await addSectors(tx, catalogue.industries),
      paymentMethods: await addPaymentMethods(tx, catalogue.paymentMethods),
    }
  })
}

// Gaps between positions leave staff room to put a plan of their own in between.
const positionOf = (index: number): number => (index + 1) * 10

const addPlans = (tx: Tx, plans: readonly CataloguePlan[]) => {
  const rows = plans.map((plan, index) => ({
    slug: plan.slug,
    family: plan.family,
    name: plan.name,
    description: plan.description,
    position: positionOf(index),
    hidden: plan.hidden ?? false,
    onboarding: plan.family === 'installed' ? 'installed' : 'instant',
    needs_survey: plan.needsSurvey ?? false,
  }))
  return tx.$executeRaw`
    INSERT INTO plans (slug, family, name, description, position, hidden, onboarding, needs_survey)
    SELECT slug, family::plan_family, name, description, position, hidden, onboarding::plan_onboarding, needs_survey
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (slug text, family text, name text, description text, position int, hidden boolean, onboarding text, needs_survey boolean)
    ON CONFLICT (slug) DO NOTHING`
}

const addPlanVersions = (tx: Tx, plans: readonly CataloguePlan[]) => {
  const rows = plans.map((plan) => ({
    slug: plan.slug,
    price_minor: plan.price.amountMinor,
    currency: plan.price.currency,
    interval: plan.price.interval,
    setup_fee_minor: plan.setupFeeMinor ?? 0,
    included_credits: plan.includedCredits ?? 0,
    credit_grant: plan.creditGrant ?? 'period',
    max_sites: plan.limits.sites,
    max_seats: plan.limits.seats,
    max_sectors_per_site: plan.limits.sectorsPerSite,
    max_open_quotes: plan.limits.openQuotes,
    service_fee_percent: plan.serviceFeePercent ?? 0,
    shipping_discount_percent: plan.shippingDiscountPercent ?? 0,
    duration_days: plan.durationDays ?? null,
  }))
  // Compared with every version, not the last alone: when staff made a newer one, the file has had its say before.
  return tx.$executeRaw`
    INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", setup_fee_minor, included_credits,
      credit_grant, max_sites, max_seats, max_sectors_per_site, max_open_quotes, service_fee_percent,
      shipping_discount_percent, duration_days)
    SELECT p.id, coalesce((SELECT max(version) FROM plan_versions WHERE plan_id = p.id), 0) + 1,
      r.price_minor, r.currency, r."interval"::billing_interval, r.setup_fee_minor, r.included_credits,
      r.credit_grant::credit_grant_rule, r.max_sites, r.max_seats, r.max_sectors_per_site, r.max_open_quotes,
      r.service_fee_percent, r.shipping_discount_percent, r.duration_days
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (slug text, price_minor bigint, currency text, "interval" text, setup_fee_minor bigint, included_credits bigint,
            credit_grant text, max_sites int, max_seats int, max_sectors_per_site int, max_open_quotes int,
            service_fee_percent numeric, shipping_discount_percent numeric, duration_days int)
    JOIN plans p ON p.slug = r.slug
    WHERE NOT EXISTS (
      SELECT 1 FROM plan_versions v WHERE v.plan_id = p.id
        AND (v.price_minor, v.currency::text, v."interval"::text, v.setup_fee_minor, v.included_credits, v.credit_grant::text,
             v.max_sites, v.max_seats, v.max_sectors_per_site, v.max_open_quotes, v.service_fee_percent,
             v.shipping_discount_percent, v.duration_days)
          IS NOT DISTINCT FROM
            (r.price_minor, r.currency, r."interval", r.setup_fee_minor, r.included_credits, r.credit_grant,
             r.max_sites, r.max_seats, r.max_sectors_per_site, r.max_open_quotes, r.service_fee_percent,
             r.shipping_discount_percent, r.duration_days))`
}

const addIndustries = (tx: Tx, industries: readonly CatalogueIndustry[]) => {
  const rows = industries.map(({ slug, name }, index) => ({ slug, name, position: positionOf(index) }))
  return tx.$executeRaw`
    INSERT INTO industries (slug, name, position)
    SELECT slug, name, position FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (slug text, name text, position int)
    ON CONFLICT (slug) DO NOTHING`
}

const addSectors = (tx: Tx, industries: readonly CatalogueIndustry[]) => {
  const rows = industries.flatMap((industry) =>
    industry.sectors.map(([slug, name], index) => ({ industry: industry.slug, slug, name, position: positionOf(index) })),
  )
  return tx.$executeRaw`
    INSERT INTO sectors (industry_id, slug, name, position)
    SELECT i.id, r.slug, r.name, r.position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (industry text, slug text, name text, position int)
    JOIN industries i ON i.slug = r.industry
    ON CONFLICT (industry_id, slug) DO NOTHING`
}

const addPaymentMethods = (tx: Tx, methods: readonly CataloguePaymentMethod[]) => {
  const rows = methods.map(({ slug, name, instructions, countries, active }, index) => ({
    slug,
    name,
    instructions,
    countries: countries ?? null,
    position: positionOf(index),
    active,
  }))
  return tx.$executeRaw`
    INSERT INTO payment_methods (slug, name, instructions, countries, position, active)
    SELECT slug, name, instructions, countries, position, active
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (slug text, name text, instructions text, countries text[], position int, active boolean)
    ON CONFLICT (slug) DO NOTHING`
}
