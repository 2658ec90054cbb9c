import { expect, test } from 'vitest'
import type { PublicPlan } from '@/lib/plans/plan'
import { planFacts, planPrice, pricePeriod } from './plan-words'

const plan = (change: Partial<PublicPlan>): PublicPlan => ({
  slug: 'p',
  name: 'P',
  family: 'online',
  description: '',
  price: { amountMinor: 10_000, currency: 'USD', interval: 'month' },
  setupFeeMinor: null,
  includedCredits: 0,
  creditGrant: 'period',
  limits: { sites: 0, seats: 0, sectorsPerSite: 0, openQuotes: null },
  serviceFeePercent: 0,
  shippingDiscountPercent: 0,
  durationDays: null,
  onboarding: 'instant',
  ...change,
})

test('T3-02: the credits on the price list are those of the plan row', () => {
  expect(planFacts(plan({ includedCredits: 1000, creditGrant: 'once' }))).toEqual(['1,000 credits, once'])
  expect(planFacts(plan({ includedCredits: 2000 }))).toEqual(['2,000 credits a month'])
})

test('a price is written in the decimals of its currency', () => {
  expect(planPrice(plan({}))).toBe('$100')
  expect(planPrice(plan({ price: { amountMinor: 29_900, currency: 'UGX', interval: 'month' } }))).toMatch(/^UGX.29,900$/u)
  expect(pricePeriod(plan({ price: { amountMinor: 0, currency: 'USD', interval: 'none' } }))).toBe('')
})

test('a limit of none is unsaid, unlimited is said, one is singular', () => {
  expect(planFacts(plan({ limits: { sites: 1, seats: null, sectorsPerSite: 3, openQuotes: null } }))).toEqual(['1 site', '3 sectors per site', 'Any number of people'])
})

test('quotes, fee, discount, setup and end are said where the plan has them', () => {
  const facts = planFacts(
    plan({ family: 'chat', limits: { sites: 0, seats: 0, sectorsPerSite: 0, openQuotes: 1 }, serviceFeePercent: 4.5, shippingDiscountPercent: 3, setupFeeMinor: 1500, durationDays: 30 }),
  )
  expect(facts).toEqual(['1 open quote at a time', '4.5% service fee', '3% off shipping', '$15 for setting up, once', 'Ends after 30 days'])
})
