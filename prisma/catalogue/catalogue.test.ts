import { expect, test } from 'vitest'
import { isCountryCode } from '@/lib/core/country-codes'
import { isSlug } from '@/lib/core/slug-shape'
import { INDUSTRIES } from './industries'
import { PAYMENT_METHODS } from './payment-methods'
import { PLANS } from './plans'

const doubles = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const plan = (slug: string) => PLANS.find((candidate) => candidate.slug === slug)

test('T3-02: the free plan gives 1 000 credits once, one site, one seat, one sector', () => {
  expect(plan('free')).toMatchObject({
    price: { amountMinor: 0, interval: 'none' },
    includedCredits: 1_000,
    creditGrant: 'once',
    limits: { sites: 1, seats: 1, sectorsPerSite: 1 },
  })
})

test.each([
  ['starter', 10_000, 1_000, 2, 2],
  ['growth', 20_000, 2_000, 5, 3],
  ['scale', 50_000, 5_000, 99, 5],
])('%s costs USD %i (minor) and gives %i credits, %i sites, %i seats', (slug, amountMinor, includedCredits, sites, seats) => {
  expect(plan(slug)).toMatchObject({ price: { amountMinor, currency: 'USD', interval: 'month' }, includedCredits, limits: { sites, seats } })
})

test.each([
  ['home-bronze', 149_900, 100_000],
  ['home-silver', 199_900, 100_000],
  ['home-gold', 249_900, 150_000],
  ['home-platinum', 289_900, 150_000],
])('%s costs IDR %i a month and %i to set up, after a survey', (slug, price, setup) => {
  expect(plan(slug)).toMatchObject({
    family: 'installed',
    price: { amountMinor: price * 100, currency: 'IDR' },
    setupFeeMinor: setup * 100,
    needsSurvey: true,
  })
})

test('T4-10, T4-20: guest is hidden, free and ends; standard and plus lower the fee, in shillings without decimals', () => {
  expect(plan('guest')).toMatchObject({ hidden: true, durationDays: 30, serviceFeePercent: 15, limits: { openQuotes: 1 } })
  expect(plan('standard')).toMatchObject({ price: { amountMinor: 29_900, currency: 'UGX' }, serviceFeePercent: 9, shippingDiscountPercent: 3 })
  expect(plan('plus')).toMatchObject({ price: { currency: 'UGX' }, serviceFeePercent: 4 })
})

test('only what is given, not chosen, is hidden; every plan has room for its owner', () => {
  expect(PLANS.filter(({ hidden }) => hidden).map(({ slug }) => slug)).toEqual(['guest', 'house'])
  expect(PLANS.every(({ limits }) => limits.seats === null || limits.seats >= 1)).toBe(true)
  expect(PLANS.every(({ price }) => (price.interval === 'none') === (price.amountMinor === 0))).toBe(true)
})

test('at least 40 industries with 400 sectors, each with a slug of its own', () => {
  expect(INDUSTRIES.length).toBeGreaterThanOrEqual(40)
  expect(INDUSTRIES.flatMap(({ sectors }) => sectors).length).toBeGreaterThanOrEqual(400)
  expect(doubles(INDUSTRIES.map(({ slug }) => slug))).toEqual([])
  for (const { slug, sectors } of INDUSTRIES) {
    expect(doubles(sectors.map(([sector]) => sector))).toEqual([])
    expect([slug, ...sectors.map(([sector]) => sector)].filter((value) => !isSlug(value))).toEqual([])
  }
})

test('the sectors that people look for first are there', () => {
  const names = (slug: string) => INDUSTRIES.find((industry) => industry.slug === slug)?.sectors.map(([, name]) => name)
  expect(names('technology')).toContain('Web Development')
  expect(names('health-and-wellness')).toContain('Massage Products')
})

test('a bank transfer is possible everywhere, wallets only in countries that exist', () => {
  expect(PAYMENT_METHODS.find(({ slug }) => slug === 'bank_transfer')).toMatchObject({ active: true })
  expect(PAYMENT_METHODS.find(({ slug }) => slug === 'bank_transfer')).not.toHaveProperty('countries')
  expect(PAYMENT_METHODS.flatMap(({ countries }) => countries ?? []).filter((code) => !isCountryCode(code))).toEqual([])
  expect(doubles([...PLANS, ...PAYMENT_METHODS].map(({ slug }) => slug))).toEqual([])
})
