import { expect, test } from 'vitest'
import { inStaff } from '@/lib/core/db'
import { DAY, moveClock, now } from '@/lib/core/clock'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { activateInstalled } from './activate-installed'

const [agent, technician, finance] = await Promise.all([staff('agent'), staff('technician'), staff('finance')])

// The installed plans of the catalogue bring no credits, so that theirs are counted a version with some is added.
await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", setup_fee_minor, included_credits, credit_grant, max_sites, max_seats, service_fee_percent, shipping_discount_percent)
  SELECT plan_id, version + 1, price_minor, currency, "interval", setup_fee_minor, 300, 'period', max_sites, max_seats, service_fee_percent, shipping_discount_percent
  FROM plan_versions WHERE plan_id = (SELECT id FROM plans WHERE slug = 'home-bronze') ORDER BY version DESC LIMIT 1`)

const customer = async () => (await fromRegistration(agent, await application({ plan: 'home-bronze' }))).result.account_id
const install = (accountId: string) => inStaff(technician, (tx) => activateInstalled(tx, technician, { accountId, at: now() }))
const pay = async (accountId: string) => {
  const [invoice] = await sql<{ number: string; total: number }>('owner', 'SELECT number, total_minor::int AS total FROM invoices WHERE account_id = $1', [accountId])
  await recordTransfer(finance, { invoice_number: invoice?.number ?? '', amount_minor: invoice?.total ?? 0, value_date: '2026-11-20', bank_reference: accountId })
}
const standing = async (accountId: string) =>
  (
    await sql('owner', `SELECT a.status, s.status AS subscription, s.period_start, s.period_end, i.status AS invoice, b.balance::int AS credits,
      (SELECT count(*)::int FROM credit_lots l WHERE l.account_id = a.id) AS lots, (SELECT min(l.period_start) FROM credit_lots l WHERE l.account_id = a.id) AS lot_of
      FROM accounts a JOIN subscriptions s ON s.account_id = a.id JOIN invoices i ON i.account_id = a.id JOIN credit_balances b ON b.account_id = a.id WHERE a.id = $1`, [accountId])
  )[0] as { period_start: Date; period_end: Date; lot_of: Date | null }

test('PROV-7: paid first, it still waits for its installation; installed, its period begins that day and its credits come once', async () => {
  const id = await customer()
  await pay(id)
  expect(await standing(id)).toMatchObject({ status: 'pending_installation', subscription: 'pending_payment', period_start: null, invoice: 'paid', credits: 0 })

  moveClock(3 * DAY)
  const day = now()
  expect(await install(id)).toEqual({ activated: true })
  const stood = await standing(id)
  expect(stood).toMatchObject({ status: 'active', subscription: 'active', credits: 300, lots: 1 })
  expect(stood.period_start.getTime()).toBeGreaterThanOrEqual(day.getTime())
  expect(stood.lot_of).toEqual(stood.period_start)
  expect(stood.period_end.getTime() - stood.period_start.getTime()).toBeGreaterThan(27 * DAY)
})

test('PROV-7: installed first, it works at once without credits; they come with the payment, for the period that runs', async () => {
  const id = await customer()
  expect(await install(id)).toEqual({ activated: true })
  const installed = await standing(id)
  expect(installed).toMatchObject({ status: 'active', subscription: 'active', invoice: 'open', credits: 0, lots: 0 })

  moveClock(5 * DAY)
  await pay(id)
  expect(await standing(id)).toMatchObject({ status: 'active', invoice: 'paid', credits: 300, lots: 1, period_start: installed.period_start, period_end: installed.period_end, lot_of: installed.period_start })
})

test('T1-25: completed again after a reopening, nothing begins anew', async () => {
  const id = await customer()
  await pay(id)
  await install(id)
  const before = await standing(id)
  moveClock(DAY)
  expect(await install(id)).toEqual({ activated: false })
  expect(await standing(id)).toEqual(before)
  expect(await sql('owner', `SELECT count(*)::int FROM audit_entries WHERE account_id = $1 AND action = 'account.activated'`, [id])).toEqual([{ count: 1 }])
})

test('payment and installation at one moment: one period, credits once, whoever is first', async () => {
  for (const order of [0, 1, 2, 3]) {
    const id = await customer()
    await Promise.all(order % 2 ? [pay(id), install(id)] : [install(id), pay(id)])
    expect(await standing(id), `${order}`).toMatchObject({ status: 'active', subscription: 'active', invoice: 'paid', credits: 300, lots: 1 })
  }
})

test('a closed account refuses to be opened by its installation', async () => {
  const id = await customer()
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [id])
  await expect(install(id)).rejects.toMatchObject({ code: 'CONFLICT' })
})
