import { beforeAll, expect, test } from 'vitest'
import { industryWithSectors } from '@/lib/catalogue/queries'
import type { StaffActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { findSignupPlan } from '@/lib/plans/queries'
import { readStanding } from '@/lib/subscriptions/standing'
import { everything, sql } from '@/lib/testing/database'
import { account, member, site, staff, type TestAccount } from '@/lib/testing/factories'
import { requestPlanChange } from './request-plan-change'

// What a change of plan does to what is in use, and which version it leads to.

let finance: StaffActor
beforeAll(async () => {
  finance = await staff('finance')
  // Dearer than Growth, and smaller in everything but people.
  await sql('owner', `WITH plan AS (INSERT INTO plans (slug, family, name, description, position, onboarding) VALUES ('narrow', 'online', 'Narrow', 'For the tests', 99, 'instant') RETURNING id)
    INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits, max_sites, max_seats, max_sectors_per_site)
    SELECT id, 1, 30000, 'USD', 'month', 100, 2, 3, 1 FROM plan`)
})

const ask = async (made: TestAccount, plan: string) => requestPlanChange(made.owner, { plan, version: (await findSignupPlan(plan))?.planVersionId ?? '' })
const pay = (invoice_number: string, amount_minor: number) => recordTransfer(finance, { invoice_number, amount_minor, value_date: '2026-11-21', bank_reference: newId() })

/** A site with so many sectors. */
async function siteWith(made: TestAccount, sectors: number): Promise<string> {
  const choices = (await industryWithSectors('technology'))?.sectors ?? []
  return (await site(made, { sectors: choices.slice(0, sectors).map(({ slug }) => slug) })).id
}

test('what is in use counts the fullest site, and no archived one', async () => {
  const made = await account({ plan: 'growth' })
  await siteWith(made, 2)
  const archived = await siteWith(made, 4)
  await sql('owner', `UPDATE sites SET status = 'archived', archived_at = now() WHERE id = $1`, [archived])
  await siteWith(made, 0)
  await member(made, 'viewer')
  const { inUse, plan } = await inAccount(made.owner, (tx) => readStanding(tx, made.accountId))
  expect(inUse).toEqual({ sites: 2, sectors: 2, seats: 2 })
  expect(plan).toMatchObject({ slug: 'growth', price: { amountMinor: 20_000, currency: 'USD', interval: 'month' }, limits: { sites: 5, seats: 3, sectorsPerSite: 5 } })
})

test('T3-18: a plan below what is in use is refused with the list of what is over, and nothing is deleted', async () => {
  const made = await account({ plan: 'growth' })
  for (const sectors of [3, 1, 0]) await siteWith(made, sectors)
  const before = await everything()
  await expect(ask(made, 'narrow')).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { over: [{ what: 'sites', limit: 2, used: 3 }, { what: 'sectors', limit: 1, used: 3 }] },
  })
  await expect(ask(made, 'free')).rejects.toMatchObject({ code: 'CONFLICT', details: { over: [{ what: 'sites', limit: 1, used: 3 }, { what: 'sectors', limit: 1, used: 3 }] } })
  expect(await everything()).toEqual(before)
})

test('T3-18 SITE-3: what came into use after the request stays when the money comes; the plan takes nothing further', async () => {
  const made = await account({ plan: 'growth' })
  for (const sectors of [1, 0]) await siteWith(made, sectors)
  const { result } = await ask(made, 'narrow')
  for (const sectors of [3, 0]) await siteWith(made, sectors)
  const content = () => sql('owner', `SELECT (SELECT json_agg(t ORDER BY t.id) FROM sites t WHERE account_id = $1) AS sites, (SELECT json_agg(k ORDER BY k.id) FROM site_sectors k WHERE account_id = $1) AS sectors`, [made.accountId])
  const before = await content()

  await pay(result.invoice_number, 30_000)
  expect(await content()).toEqual(before)
  expect(await inAccount(made.owner, (tx) => readStanding(tx, made.accountId))).toMatchObject({ plan: { slug: 'narrow' }, inUse: { sites: 4, sectors: 3 } })
  expect(await sql('owner', `SELECT data -> 'over' AS over FROM audit_entries WHERE account_id = $1 AND action = 'plan_change.applied'`, [made.accountId])).toEqual([
    { over: [{ what: 'sites', limit: 2, used: 4 }, { what: 'sectors', limit: 1, used: 3 }] },
  ])
  await expect(siteWith(made, 0)).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 2, used: 4 } })
})

test('BILL-9: a new version of the plan touches neither the request nor what begins with its money', async () => {
  const made = await account({ plan: 'growth' })
  const asked = await findSignupPlan('scale')
  const { result } = await ask(made, 'scale')
  await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits, max_sites, max_seats, max_sectors_per_site)
    SELECT plan_id, version + 1, 99900, currency, "interval", 1, 6, 3, 5 FROM plan_versions WHERE id = $1`, [asked?.planVersionId])
  await pay(result.invoice_number, 50_000)
  expect(await sql('owner', `SELECT s.plan_version_id AS version, b.balance::int FROM subscriptions s JOIN credit_balances b USING (account_id) WHERE account_id = $1 AND s.status = 'active'`, [made.accountId])).toEqual([
    { version: asked?.planVersionId, balance: 7000 },
  ])
})

test('BILL-9: who was shown another version than is sold now is told, and nothing is requested', async () => {
  const made = await account({ plan: 'starter' })
  const [growth] = await sql<{ id: string }>('owner', `SELECT v.id FROM plan_versions v JOIN plans p ON p.id = v.plan_id WHERE p.slug = 'growth'`)
  await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits, max_sites, max_seats, max_sectors_per_site)
    SELECT plan_id, version + 1, 25000, currency, "interval", 1, 6, 3, 5 FROM plan_versions WHERE id = $1`, [growth?.id])
  const before = await everything()
  await expect(requestPlanChange(made.owner, { plan: 'growth', version: growth?.id ?? '' })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await everything()).toEqual(before)
})
