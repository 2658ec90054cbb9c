import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { getAccount } from '@/lib/accounts/queries'
import { confirmTransfer, recordTransfer } from '@/lib/payments/confirm-transfer'
import { submitTransfer } from '@/lib/payments/submit-transfer'
import { findSignupPlan } from '@/lib/plans/queries'
import { everything, sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { getRequestedChange } from './queries'
import { requestPlanChange } from './request-plan-change'
import { withdrawPlanChange } from './withdraw-plan-change'

let finance: StaffActor
beforeAll(async () => {
  finance = await staff('finance')
})

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const versionOf = async (slug: string): Promise<string> => (await findSignupPlan(slug))?.planVersionId ?? ''
const BILLING = { email: 'bills@payer.example', address_line1: '2 Hill Road', city: 'Jinja', country: 'UG' } as const
const ask = async (made: TestAccount, plan = 'scale', more: { payment_method?: string; billing?: typeof BILLING } = {}) => requestPlanChange(made.owner, { plan, version: await versionOf(plan), ...more })
const money = (amount_minor: number) => ({ amount_minor, value_date: '2026-11-21', bank_reference: newId() })
const pay = (invoice_number: string, amount = 50_000) => recordTransfer(finance, { invoice_number, ...money(amount) })

const stateOf = async ({ accountId }: TestAccount) => {
  const [state] = await sql('owner', `SELECT
      (SELECT string_agg(p.slug || ' ' || s.status || CASE WHEN s.ended_at IS NULL THEN '' ELSE ' ended' END, ', ' ORDER BY s.created_at, s.id) FROM subscriptions s
         JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id WHERE s.account_id = $1) AS subscriptions,
      (SELECT string_agg(status::text, ', ' ORDER BY id) FROM plan_changes WHERE account_id = $1) AS changes,
      (SELECT string_agg(status::text, ', ' ORDER BY number) FROM invoices WHERE account_id = $1) AS invoices,
      (SELECT balance::int FROM credit_balances WHERE account_id = $1) AS balance,
      (SELECT count(*)::int FROM deliveries WHERE account_id = $1 AND template = 'payment-confirmed') AS told`, [accountId])
  return state
}
const BEFORE = { subscriptions: 'growth active', changes: null, invoices: 'paid', balance: 2000, told: 1 }
const REQUESTED = { ...BEFORE, changes: 'requested', invoices: 'paid, open' }
const APPLIED = { subscriptions: 'growth cancelled ended, scale active', changes: 'applied', invoices: 'paid, paid', balance: 7000, told: 2 }

test('T3-08 BILL-9: a change waits for its money; with it the old subscription ends, the new one begins, and its credits come', async () => {
  const made = await account({ plan: 'growth' })
  const { result, replayed } = await ask(made)
  expect(replayed).toBe(false)
  expect(await stateOf(made)).toEqual(REQUESTED)
  expect(await getRequestedChange(made.owner)).toMatchObject({ id: result.id, plan: { slug: 'scale' }, announced: false, invoice: { number: result.invoice_number, totalMinor: 50_000, currency: 'USD' } })
  expect(await sql('owner', `SELECT "to", payload ->> 'fromPlanName' AS "from", payload ->> 'planName' AS plan, payload ->> 'invoiceNumber' AS invoice FROM deliveries
    WHERE account_id = $1 AND dedupe_key = 'plan-change:' || $2`, [made.accountId, result.id])).toEqual([{ to: expect.stringContaining('owner@'), from: 'Growth', plan: 'Scale', invoice: result.invoice_number }])

  await pay(result.invoice_number)
  expect(await stateOf(made)).toEqual(APPLIED)
  expect(await getRequestedChange(made.owner)).toBeNull()
  expect(await getAccount(made.owner)).toMatchObject({ status: 'active', plan: { slug: 'scale' }, sites: { limit: 99 }, seats: { limit: 5 }, subscription: { status: 'active', periodEnd: expect.any(Date) } })
  expect(await sql('owner', `SELECT c.to_plan_version_id = s.plan_version_id AS version, s.period_end = s.period_start + interval '1 month' AS month, l.granted::int
    FROM plan_changes c JOIN subscriptions s ON s.id = c.to_subscription_id JOIN credit_lots l ON l.subscription_id = s.id WHERE c.id = $1`, [result.id])).toEqual([{ version: true, month: true, granted: 5000 }])
})

test('BILL-2: a free account says who pays and how with its request; both are kept, and the invoice names them', async () => {
  const made = await account()
  await expect(ask(made)).rejects.toMatchObject({ code: 'VALIDATION', fields: { address_line1: [expect.any(String)], payment_method: [expect.any(String)] } })
  await expect(ask(made, 'scale', { billing: BILLING, payment_method: 'nothing-such' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { payment_method: [expect.any(String)] } })

  const { result } = await ask(made, 'growth', { billing: BILLING, payment_method: 'bank_transfer' })
  expect(await sql('owner', `SELECT i.buyer ->> 'city' AS city, b.city AS kept, m.is_default FROM invoices i JOIN billing_profiles b USING (account_id)
    JOIN account_payment_methods m USING (account_id) WHERE i.number = $1`, [result.invoice_number])).toEqual([{ city: 'Jinja', kept: 'Jinja', is_default: true }])
  await pay(result.invoice_number, 20_000)
  expect(await stateOf(made)).toMatchObject({ subscriptions: 'free cancelled ended, growth active', balance: 3000, told: 1 })
})

test('T3-08: a double click and ten parallel requests make one request, one invoice and one message', async () => {
  const made = await account({ plan: 'growth' })
  const answers = await Promise.all(times(10, () => ask(made)))
  expect(new Set(answers.map(({ result }) => result.invoice_number)).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect((await ask(made)).replayed).toBe(true)
  expect(await stateOf(made)).toEqual(REQUESTED)
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE account_id = $1 AND dedupe_key LIKE 'plan-change:%'`, [made.accountId])).toEqual([{ count: 1 }])
})

test('T3-08: ten colleagues confirm the money of a change at once: the plan changes once, the credits come once', async () => {
  const made = await account({ plan: 'growth' })
  const { result } = await ask(made)
  const { result: announced } = await submitTransfer(made.owner, { number: result.invoice_number, amount_minor: 50_000, reference: newId(), paid_on: '2026-11-20' })
  const outcomes = await Promise.allSettled(times(10, () => confirmTransfer(finance, { id: announced.transfer_id, ...money(50_000) })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' })
  expect(await stateOf(made)).toEqual(APPLIED)
})

test('while one change is requested another is refused, and so is the plan that the account has', async () => {
  const made = await account({ plan: 'starter' })
  const { result } = await ask(made, 'growth')
  await expect(ask(made, 'scale')).rejects.toMatchObject({ code: 'CONFLICT', details: { invoice: result.invoice_number } })
  await pay(result.invoice_number, 20_000)
  await expect(ask(made, 'growth')).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'current' } })
  await ask(made, 'scale')
  expect(await stateOf(made)).toMatchObject({ subscriptions: 'starter cancelled ended, growth active', changes: 'applied, requested' })
})

test('only larger plans in the account’s currency that need no visit; unknown and hidden ones look alike; nothing changes', async () => {
  const made = await account({ plan: 'growth' })
  const pending = await account({ plan: 'starter', paid: false })
  const suspended = await account({ plan: 'starter' })
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [suspended.accountId])
  const before = await everything()

  await expect(ask(made, 'starter')).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'cheaper' } })
  await expect(ask(made, 'plus')).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'currency' } })
  await expect(ask(made, 'home-gold')).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'installation' } })
  await expect(requestPlanChange(made.owner, { plan: 'house', version: newId() })).rejects.toMatchObject({ code: 'VALIDATION', fields: { plan: [expect.any(String)] } })
  await expect(requestPlanChange(made.owner, { plan: 'nothing', version: newId() })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(requestPlanChange(made.owner, { plan: 'scale', version: await versionOf('growth') })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(ask(pending)).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' })
  await expect(ask(suspended)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await everything()).toEqual(before)
})

test('BILL-3: withdrawing makes the invoice void, which keeps its number and document; the plan stays, and asking again is a new request', async () => {
  const made = await account({ plan: 'growth' })
  const { result } = await ask(made)
  await withdrawPlanChange(made.owner, { id: result.id })
  expect(await stateOf(made)).toEqual({ ...BEFORE, changes: 'withdrawn', invoices: 'paid, void' })
  expect(await sql('owner', `SELECT total_minor::int, jsonb_array_length(lines) AS lines FROM invoices WHERE number = $1`, [result.invoice_number])).toEqual([{ total_minor: 50_000, lines: 1 }])
  expect(await sql('owner', `SELECT payload ->> 'invoiceNumber' AS invoice, "to" LIKE 'owner@%' AS payer FROM deliveries WHERE account_id = $1 AND template = 'invoice-void'`, [made.accountId])).toEqual([{ invoice: result.invoice_number, payer: true }])
  await expect(pay(result.invoice_number)).rejects.toMatchObject({ code: 'CONFLICT', details: { invoice_status: 'void' } })
  await expect(withdrawPlanChange(made.owner, { id: result.id })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'withdrawn' } })
  expect((await ask(made)).result.invoice_number).not.toBe(result.invoice_number)
})

test('an announced payment keeps its change; a withdrawal and the money at once: one of them stands', async () => {
  const made = await account({ plan: 'growth' })
  const { result } = await ask(made)
  await submitTransfer(made.owner, { number: result.invoice_number, amount_minor: 50_000, reference: newId(), paid_on: '2026-11-20' })
  await expect(withdrawPlanChange(made.owner, { id: result.id })).rejects.toMatchObject({ code: 'CONFLICT', details: { transfer_status: 'submitted' } })

  for (const _ of times(5, String)) {
    const other = await account({ plan: 'growth' })
    const { result: wish } = await ask(other)
    const outcomes = await Promise.allSettled([withdrawPlanChange(other.owner, { id: wish.id }), pay(wish.invoice_number)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(other)).toEqual(outcomes[0].status === 'fulfilled' ? { ...BEFORE, changes: 'withdrawn', invoices: 'paid, void' } : APPLIED)
  }
})

test('ASVS 8.4.1: another account’s change does not exist', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const { result } = await ask(made)
  await expect(withdrawPlanChange(other.owner, { id: result.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(withdrawPlanChange(other.owner, { id: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await getRequestedChange(other.owner)).toBeNull()
})

test('PROV-2 BILL-1: broken off after any statement, a request and the confirmation of its money leave every table as it was', async () => {
  const [made, rehearsal] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const asking = await statementsOf(() => ask(rehearsal))
  let before = await everything()
  for (const done of asking.statements.keys()) {
    await expect(failingAfter(done, () => ask(made)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${asking.statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  const { result } = await ask(made)
  const paying = await statementsOf(() => pay(asking.result.result.invoice_number))
  before = await everything()
  for (const done of paying.statements.keys()) {
    await expect(failingAfter(done, () => pay(result.invoice_number)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${paying.statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  await pay(result.invoice_number)
  expect(await stateOf(made)).toEqual(APPLIED)
})
