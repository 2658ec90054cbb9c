// What `GET /api/plans` answers. Browser-safe.
import { z } from 'zod'
import type { PublicPlan } from './plan'

const planLimit = z.int().min(0).nullable().describe('null is unlimited')
const money = z.object({ amount_minor: z.int(), currency: z.string().length(3) })

export const planResource = z.object({
  slug: z.string(),
  name: z.string(),
  family: z.enum(['online', 'installed', 'chat']),
  description: z.string(),
  price: money.extend({ interval: z.enum(['none', 'month', 'year']) }),
  setup_fee: money.optional().describe('paid once, with the first invoice'),
  included_credits: z.int().min(0),
  limits: z.object({ sites: planLimit, seats: planLimit, sectors_per_site: planLimit, open_quotes: planLimit }),
  service_fee_percent: z.number(),
  shipping_discount_percent: z.number(),
  duration_days: z.int().min(1).optional(),
  onboarding: z.enum(['instant', 'installed']),
})

export const plansAnswer = z.object({ plans: z.array(planResource) })

/** The public form of a plan, in the words of the API. */
export const toPlanResource = (plan: PublicPlan): z.input<typeof planResource> => ({
  slug: plan.slug,
  name: plan.name,
  family: plan.family,
  description: plan.description,
  price: { amount_minor: plan.price.amountMinor, currency: plan.price.currency, interval: plan.price.interval },
  ...(plan.setupFeeMinor !== null && { setup_fee: { amount_minor: plan.setupFeeMinor, currency: plan.price.currency } }),
  included_credits: plan.includedCredits,
  limits: {
    sites: plan.limits.sites,
    seats: plan.limits.seats,
    sectors_per_site: plan.limits.sectorsPerSite,
    open_quotes: plan.limits.openQuotes,
  },
  service_fee_percent: plan.serviceFeePercent,
  shipping_discount_percent: plan.shippingDiscountPercent,
  ...(plan.durationDays !== null && { duration_days: plan.durationDays }),
  onboarding: plan.onboarding,
})
