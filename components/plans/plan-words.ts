import { formatMoney } from '@/lib/core/money'
import { plans as words } from '@/lib/messages/en/plans'
import type { PublicPlan } from '@/lib/plans/plan'

/** The price of a plan's period: "$100". The period itself is `pricePeriod`. */
export const planPrice = (plan: Pick<PublicPlan, 'price'>, locale = 'en'): string => formatMoney(plan.price, locale, { trimZeros: true })

/** "a month", "a year", or nothing for a plan that costs nothing. */
export const pricePeriod = (plan: Pick<PublicPlan, 'price'>): string => words.per[plan.price.interval]

const percent = (value: number, locale: string) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100)

/**
 * What a plan holds, in words, every number from its row. A limit of 0 is not part of the plan and goes unsaid;
 * quotes are said where they are what is sold.
 */
export function planFacts(plan: PublicPlan, locale = 'en'): string[] {
  const { sites, seats, sectorsPerSite, openQuotes } = plan.limits
  const credits = plan.includedCredits.toLocaleString(locale)
  return [
    sites !== 0 && words.sites(sites),
    sectorsPerSite !== 0 && words.sectors(sectorsPerSite),
    plan.family === 'chat' && words.quotes(openQuotes),
    seats !== 0 && words.seats(seats),
    plan.includedCredits > 0 && (plan.creditGrant === 'once' ? words.creditsOnce(credits) : words.creditsPeriod(credits, pricePeriod(plan))),
    plan.serviceFeePercent > 0 && words.serviceFee(percent(plan.serviceFeePercent, locale)),
    plan.shippingDiscountPercent > 0 && words.shippingDiscount(percent(plan.shippingDiscountPercent, locale)),
    plan.setupFeeMinor !== null && words.setupFee(formatMoney({ amountMinor: plan.setupFeeMinor, currency: plan.price.currency }, locale, { trimZeros: true })),
    plan.durationDays !== null && words.duration(plan.durationDays),
  ].filter((fact) => fact !== false)
}
