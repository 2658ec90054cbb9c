import { expect, test } from 'vitest'
import { DAY, HOUR, moveClock, now } from '@/lib/core/clock'
import { requestPlanChange } from '@/lib/plan-changes/request-plan-change'
import { findSignupPlan } from '@/lib/plans/queries'
import { everything, refusedByConstraint, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { renewSubscription } from './renew-subscription'
import { runRenewals } from './run-renewals'
import { dueIn, failuresOf, giftPlan, messages, pay, renewalInvoices, standAt, standing, subscriptionOf } from './testing'

const times = (count: number) => Array.from({ length: count }, (_, n) => n)

test('T1-22: two weeks before its period ends an account gets the invoice of the next one, due when it ends; not sooner', async () => {
  const { accountId } = await dueIn(15)
  await runRenewals()
  expect(await renewalInvoices(accountId)).toEqual([])

  moveClock(DAY + HOUR)
  const { end } = await standing(accountId)
  expect(await runRenewals()).toMatchObject({ issued: 1, failed: 0 })
  expect(await renewalInvoices(accountId)).toEqual([expect.objectContaining({ status: 'open', total: 20_000, due: end, line: expect.stringMatching(/^Growth plan, 1 month from \w+ \d+, \d{4}$/) })])
  expect(await messages(accountId, 'renewal-invoice')).toEqual([{ channel: 'email', to: expect.stringMatching(/^owner@/) }])
  expect(await sql('owner', `SELECT action FROM audit_entries WHERE account_id = $1 AND action = 'invoice.issued'`, [accountId])).toHaveLength(1)
})

test('T1-22, T3-18: ten runs at once, and five more after them, make exactly one invoice for each account', async () => {
  const made = [await account({ plan: 'growth' }), await dueIn(3)]
  const runs = await Promise.all(times(10).map(() => runRenewals()))
  for (const _ of times(5)) await runRenewals()
  for (const { accountId } of made) {
    expect(await renewalInvoices(accountId)).toHaveLength(1)
    expect(await messages(accountId, 'renewal-invoice')).toHaveLength(1)
  }
  expect(runs.reduce((sum, run) => sum + (run?.issued ?? 0), 0)).toBe(2)
  expect(runs.every((run) => run?.failed === 0)).toBe(true)
})

test('T1-22: a second renewal of one period is refused by the table itself, and one that is settled stays settled', async () => {
  const { accountId } = await dueIn(3)
  await runRenewals()
  await expect(
    sql('owner', `INSERT INTO renewals (account_id, subscription_id, period_start, settled_at) SELECT account_id, subscription_id, period_start, now() FROM renewals WHERE account_id = $1`, [accountId]),
  ).rejects.toMatchObject(refusedByConstraint('renewals_pkey'))
  await expect(sql('owner', `UPDATE renewals SET settled_at = now() WHERE account_id = $1`, [accountId])).rejects.toMatchObject(refusedByConstraint('renewals_invoice_check'))
  const [invoice] = await renewalInvoices(accountId)
  await expect(sql('owner', `UPDATE invoices SET status = 'paid', paid_at = now() WHERE id = $1`, [invoice?.id])).rejects.toMatchObject(refusedByConstraint('renewals_invoice_check'))
  await pay(invoice?.number ?? '', 20_000)
  await expect(sql('owner', `UPDATE renewals SET settled_at = NULL WHERE account_id = $1`, [accountId])).rejects.toMatchObject(refusedByConstraint('renewals_settled'))
})

test('T1-22: a run that dies after any statement leaves the account as it was, and the next one renews it once', async () => {
  const rehearsal = await account({ plan: 'growth' })
  const { accountId } = await dueIn(3)
  const { statements } = await statementsOf(async () => renewSubscription(await subscriptionOf(rehearsal.accountId), null))
  const id = await subscriptionOf(accountId)
  const before = await everything()
  for (const done of statements.keys()) {
    await expect(failingAfter(done, () => renewSubscription(id, null)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  expect(await runRenewals()).toMatchObject({ issued: 1 })
  expect(await renewalInvoices(accountId)).toHaveLength(1)
})

test('BILL-9: the price is that of the version that was subscribed to, whatever the plan costs by now', async () => {
  const plan = await giftPlan({ price: 700 })
  const { accountId } = await account({ plan })
  await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval") SELECT id, 2, 900, 'USD', 'month' FROM plans WHERE slug = $1`, [plan])
  standAt((await standing(accountId)).end)
  await runRenewals()
  expect(await renewalInvoices(accountId)).toEqual([expect.objectContaining({ total: 700 })])
})

test('T1-22: accounts that wait, are suspended or closed get no invoice; one that is opened again does', async () => {
  const waiting = await account({ plan: 'growth', paid: false })
  const { accountId } = await dueIn(3)
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [accountId])
  expect(await runRenewals()).toMatchObject({ issued: 0, failed: 0 })
  expect(await renewalInvoices(waiting.accountId)).toEqual([])
  expect(await renewSubscription(await subscriptionOf(accountId), null)).toBe('nothing')
  await sql('owner', `UPDATE accounts SET status = 'active' WHERE id = $1`, [accountId])
  expect(await runRenewals()).toMatchObject({ issued: 1 })
})

test('a plan that costs nothing and has an interval renews by itself, month by month, and brings its credits once each', async () => {
  const plan = await giftPlan({ price: 0, credits: 50 })
  const { accountId } = await account({ plan })
  const began = await standing(accountId)
  expect(began.credits).toBe(50)
  standAt(new Date(began.end.getTime() - HOUR))
  expect(await runRenewals()).toMatchObject({ extended: 0 })
  // The house was shut for more than two months.
  moveClock(65 * DAY)
  const runs = await Promise.all(times(4).map(() => runRenewals()))
  expect(runs.reduce((sum, run) => sum + (run?.extended ?? 0), 0)).toBe(1)
  expect(runs.map((run) => run?.failed)).toEqual([0, 0, 0, 0])
  const stands = await standing(accountId)
  expect(stands.end.getTime()).toBeGreaterThan(now().getTime())
  expect(await renewalInvoices(accountId)).toEqual([])
  // Those of the first period have ended with it.
  expect(stands.credits).toBe(50)
  expect(await sql('owner', `SELECT count(*)::int FROM credit_lots WHERE account_id = $1`, [accountId])).toEqual([{ count: 2 }])
  expect(await sql('owner', 'SELECT * FROM credit_check($1)', [accountId])).toEqual([])
})

test('what was given notice ends with its period and is not billed any more; the account falls back to the guest plan', async () => {
  const { accountId } = await dueIn(3)
  await sql('owner', `UPDATE subscriptions SET status = 'cancel_scheduled' WHERE account_id = $1 AND ended_at IS NULL`, [accountId])
  expect(await runRenewals()).toMatchObject({ issued: 0, ended: 0 })
  moveClock(3 * DAY)
  expect(await runRenewals()).toMatchObject({ ended: 1 })
  expect(await sql('owner', `SELECT p.slug, s.status FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id WHERE account_id = $1 ORDER BY s.ended_at`, [accountId])).toEqual([
    { slug: 'growth', status: 'cancelled' },
    { slug: 'guest', status: 'active' },
  ])
})

test('notice after the invoice: it is void when the period ends; notice taken back: it stands, and there is no other', async () => {
  const [leaves, stays] = [await account({ plan: 'growth' }), await dueIn(3)]
  await runRenewals()
  const give = (status: string, accountId: string) => sql('owner', `UPDATE subscriptions SET status = $2::subscription_status WHERE account_id = $1 AND ended_at IS NULL`, [accountId, status])
  for (const { accountId } of [leaves, stays]) await give('cancel_scheduled', accountId)
  await give('active', stays.accountId)
  moveClock(2 * DAY)
  await runRenewals()
  expect(await messages(leaves.accountId, 'invoice-reminder')).toEqual([])
  expect(await messages(stays.accountId, 'invoice-reminder')).toHaveLength(1)
  moveClock(DAY + HOUR)
  await runRenewals()
  await runRenewals()
  expect((await renewalInvoices(leaves.accountId)).map(({ status }) => status)).toEqual(['void'])
  expect((await renewalInvoices(stays.accountId)).map(({ status }) => status)).toEqual(['open'])
})

test('an account that nobody can bill is written down with the reason and stops no other; once helped, the next run renews it', async () => {
  const [broken, sound] = [await account({ plan: 'growth' }), await dueIn(3)]
  const [profile] = await sql<{ row: unknown }>('owner', 'DELETE FROM billing_profiles WHERE account_id = $1 RETURNING to_jsonb(billing_profiles) AS row', [broken.accountId])
  const run = await runRenewals()
  expect(run).toMatchObject({ issued: 1, failed: 1 })
  expect(await failuresOf(run?.id)).toEqual([{ account: broken.accountId, reason: 'no_billing' }])
  expect(await renewalInvoices(sound.accountId)).toHaveLength(1)

  await sql('owner', 'INSERT INTO billing_profiles SELECT * FROM jsonb_populate_record(NULL::billing_profiles, $1)', [JSON.stringify(profile?.row)])
  expect(await runRenewals()).toMatchObject({ issued: 1, failed: 0 })
})

test('T3-18: a changed plan makes the renewal of the former one void', async () => {
  const made = await dueIn(3)
  await runRenewals()
  const { result } = await requestPlanChange(made.owner, { plan: 'scale', version: (await findSignupPlan('scale'))?.planVersionId ?? '' })
  await pay(result.invoice_number, 50_000)
  expect((await renewalInvoices(made.accountId)).map(({ status }) => status)).toEqual(['void'])
})
