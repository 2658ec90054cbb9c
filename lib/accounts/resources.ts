// From what the domain returns to the words of the API.
import type { z } from 'zod'
import type { AccountOverview } from './overview'
import type { accountAnswer } from './schema'

export const toAccountResource = (account: AccountOverview): z.input<typeof accountAnswer> => ({
  account: {
    id: account.id,
    slug: account.slug,
    name: account.name,
    kind: account.kind,
    status: account.status,
    country: account.country,
    created_at: account.createdAt.toISOString(),
  },
  plan: {
    slug: account.plan.slug,
    name: account.plan.name,
    family: account.plan.family,
    price: { amount_minor: account.plan.price.amountMinor, currency: account.plan.price.currency, interval: account.plan.price.interval },
    included_credits: account.plan.includedCredits,
    status: account.subscription.status,
    period_start: account.subscription.periodStart?.toISOString() ?? null,
    period_end: account.subscription.periodEnd?.toISOString() ?? null,
  },
  limits: {
    sites: account.sites,
    seats: account.seats,
    sectors_per_site: { limit: account.sectorsPerSite },
    open_quotes: { limit: account.openQuotes },
  },
  credits: account.credits,
})
