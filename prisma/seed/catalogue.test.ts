import { expect, test } from 'vitest'
import { listIndustries } from '@/lib/catalogue/queries'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { findPaymentMethod, listPaymentMethods } from '@/lib/payments/method-queries'
import { findPlan, findSignupPlan, listPublicPlans } from '@/lib/plans/queries'
import { plansAnswer, toPlanResource } from '@/lib/plans/schema'
import { INDUSTRIES } from '../catalogue/industries'
import { PAYMENT_METHODS } from '../catalogue/payment-methods'
import { PLANS } from '../catalogue/plans'
import { seedCatalogue } from './catalogue'

const NOTHING = { plans: 0, planVersions: 0, industries: 0, sectors: 0, paymentMethods: 0 }

/** Every row of the catalogue with the transaction that wrote it last: an update that changes nothing shows too. */
async function catalogueRows(): Promise<string[]> {
  const tables = ['plans', 'plan_versions', 'industries', 'sectors', 'payment_methods']
  const found = await Promise.all(tables.map((table) => sql<{ row: string }>('owner', `SELECT t.xmin::text || t::text AS row FROM ${table} t ORDER BY 1`)))
  return found.flat().map(({ row }) => row)
}

const withStarter = (price: number) =>
  PLANS.map((plan) => (plan.slug === 'starter' ? { ...plan, price: { ...plan.price, amountMinor: price } } : plan))
const catalogue = (plans = PLANS) => ({ plans, industries: INDUSTRIES, paymentMethods: PAYMENT_METHODS })
const versionsOf = (slug: string) =>
  sql<{ version: number; price: string }>(
    'owner',
    'SELECT v.version, v.price_minor AS price FROM plan_versions v JOIN plans p ON p.id = v.plan_id WHERE p.slug = $1 ORDER BY 1',
    [slug],
  )

test('T1-30: seeding again, also by many at once, changes nothing', async () => {
  const before = await catalogueRows()
  expect(await seedCatalogue()).toEqual(NOTHING)
  const together = await Promise.all(Array.from({ length: 5 }, () => seedCatalogue()))
  expect(together).toEqual(together.map(() => NOTHING))
  expect(await catalogueRows()).toEqual(before)
})

test('T3-02, T4-20: the price list is the catalogue, without the hidden plans, in its order', async () => {
  const plans = await listPublicPlans()
  expect(plans.map(({ slug }) => slug)).toEqual(PLANS.filter(({ hidden }) => !hidden).map(({ slug }) => slug))
  expect(plans.find(({ slug }) => slug === 'free')).toMatchObject({ includedCredits: 1_000, price: { amountMinor: 0 }, setupFeeMinor: null })
  expect(plans.find(({ slug }) => slug === 'home-gold')).toMatchObject({ setupFeeMinor: 15_000_000, onboarding: 'installed' })
  expect(plans.find(({ slug }) => slug === 'standard')).toMatchObject({ serviceFeePercent: 9, shippingDiscountPercent: 3 })
})

test('the answer of the plans route keeps to its contract', async () => {
  const answer = plansAnswer.parse({ plans: (await listPublicPlans()).map(toPlanResource) })
  expect(answer.plans[0]).toEqual({
    slug: 'free',
    name: 'Free',
    family: 'online',
    description: expect.any(String),
    price: { amount_minor: 0, currency: 'USD', interval: 'none' },
    included_credits: 1_000,
    limits: { sites: 1, seats: 1, sectors_per_site: 1, open_quotes: null },
    service_fee_percent: 0,
    shipping_discount_percent: 0,
    onboarding: 'instant',
  })
  expect(answer.plans.find(({ slug }) => slug === 'home-bronze')?.setup_fee).toEqual({ amount_minor: 10_000_000, currency: 'IDR' })
})

test('T3-14: a plan that is hidden, no longer sold or unknown can’t be chosen', async () => {
  expect(await findSignupPlan('growth')).toMatchObject({ slug: 'growth', planVersionId: expect.any(String), limits: { sites: 5 } })
  await sql('owner', `UPDATE plans SET active = false WHERE slug = 'scale'`)
  expect([await findSignupPlan('guest'), await findSignupPlan('house'), await findSignupPlan('scale'), await findSignupPlan('cheapest')]).toEqual([null, null, null, null])
  expect(await findPlan('guest')).toMatchObject({ durationDays: 30, limits: { openQuotes: 1 } })
  expect((await listPublicPlans()).map(({ slug }) => slug)).not.toContain('scale')
})

test('T3-10: a changed price is a new version; the old one stays, and the change is made once', async () => {
  expect(await seedCatalogue(catalogue(withStarter(13_900)))).toEqual({ ...NOTHING, planVersions: 1 })
  expect(await seedCatalogue(catalogue(withStarter(13_900)))).toEqual(NOTHING)
  expect(await versionsOf('starter')).toEqual([
    { version: 1, price: '10000' },
    { version: 2, price: '13900' },
  ])
  expect(await findSignupPlan('starter')).toMatchObject({ price: { amountMinor: 13_900 } })
})

test('T1-30: what staff changed stays changed', async () => {
  await sql('owner', `UPDATE plans SET name = 'Growing', hidden = true WHERE slug = 'growth'`)
  await sql('owner', `UPDATE industries SET active = false WHERE slug = 'gaming'`)
  await sql(
    'owner',
    `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval") SELECT id, 2, 21000, 'USD', 'month' FROM plans WHERE slug = 'growth'`,
  )
  const before = await catalogueRows()
  await seedCatalogue(catalogue(withStarter(13_900)))
  expect(await catalogueRows()).toEqual(before)
})

test('industries come with their sectors; what is switched off is left out', async () => {
  await sql('owner', `UPDATE industries SET active = false WHERE slug = 'gaming'`)
  await sql('owner', `UPDATE sectors SET active = false WHERE slug = 'mobile-apps'`)
  const industries = await listIndustries()
  expect(industries.length).toBeGreaterThanOrEqual(40)
  expect(industries.flatMap(({ sectors }) => sectors).length).toBeGreaterThanOrEqual(400)
  expect(industries.find(({ slug }) => slug === 'technology')?.sectors[0]).toEqual({ slug: 'web-development', name: 'Web Development' })
  expect(industries.map(({ slug }) => slug)).not.toContain('gaming')
  expect(industries.flatMap(({ sectors }) => sectors.map(({ slug }) => slug))).not.toContain('mobile-apps')
})

test('payment methods follow the payer’s country; one that is off is neither offered nor accepted', async () => {
  const slugs = async (country?: string) => (await listPaymentMethods(country)).map(({ slug }) => slug)
  expect(await slugs()).toEqual(['bank_transfer', 'manual'])
  expect(await slugs('DE')).toEqual(['bank_transfer', 'manual'])
  expect(await slugs('PK')).toEqual(['bank_transfer', 'manual', 'jazzcash', 'easypaisa'])
  expect(await slugs('UG')).toContain('mtn_momo')
  expect(await slugs('ID')).toContain('qris')
  expect(await findPaymentMethod('jazzcash', 'PK')).toMatchObject({ name: 'JazzCash' })
  expect([await findPaymentMethod('jazzcash', 'ID'), await findPaymentMethod('card', 'ID'), await findPaymentMethod('jazzcash')]).toEqual([null, null, null])
})

test('a seed that fails leaves nothing behind', async () => {
  const before = await catalogueRows()
  const broken = { ...catalogue(withStarter(99)), paymentMethods: [{ slug: 'x', name: null as never, instructions: 'x', active: true }] }
  await expect(seedCatalogue(broken)).rejects.toThrow()
  expect(await catalogueRows()).toEqual(before)
  expect(await inSystem((tx) => tx.plan.count())).toBe(PLANS.length)
})
