import { expect, test } from 'vitest'
import { DAY, HOUR, moveClock, now, resetClock } from '@/lib/core/clock'
import { creditBalance } from '@/lib/credits/queries'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { runRenewals } from './run-renewals'
import { dueIn, payRenewal, renewalInvoices, standAt, standing } from './testing'

test('T3-08, CRED-8: paid in time, the period goes on from its own end, whenever the money came; its credits come once', async () => {
  const made = await dueIn(10)
  const before = await standing(made.accountId)
  await runRenewals()
  const [invoice] = await renewalInvoices(made.accountId)
  moveClock(4 * DAY)
  const finance = await staff('finance')
  const confirm = (reference: number) => recordTransfer(finance, { invoice_number: invoice?.number ?? '', amount_minor: 20_000, value_date: '2026-11-20', bank_reference: `${invoice?.number} ${reference}` })
  const paid = await Promise.allSettled([1, 2, 3, 4, 5].map(confirm))
  expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

  const after = await standing(made.accountId)
  expect(after).toMatchObject({ account: 'active', subscription: 'active', start: before.end, credits: before.credits + 2_000 })
  expect(after.end.getUTCMonth()).toBe((before.end.getUTCMonth() + 1) % 12)
  expect(await sql('owner', 'SELECT granted::int, expires_at FROM credit_lots WHERE account_id = $1 ORDER BY created_at', [made.accountId])).toEqual([
    { granted: 2_000, expires_at: new Date(before.end.getTime() + DAY) },
    { granted: 2_000, expires_at: new Date(after.end.getTime() + DAY) },
  ])
  expect(await runRenewals()).toMatchObject({ issued: 0 })
})

test('CRED-7: what is left of a period’s credits ends a day after it, by a line of its own, and the ledger holds', async () => {
  const made = await dueIn(10)
  const { end } = await standing(made.accountId)
  await runRenewals()
  await payRenewal(made.accountId)
  expect(await creditBalance(made.owner)).toMatchObject({ balance: 4_000, available: 4_000 })
  standAt(new Date(end.getTime() + DAY + HOUR))
  expect(await creditBalance(made.owner)).toMatchObject({ balance: 4_000, available: 2_000 })
  await Promise.all([runRenewals(), runRenewals()])
  expect(await creditBalance(made.owner)).toMatchObject({ balance: 2_000, available: 2_000 })
  expect(await sql('owner', `SELECT delta::int FROM credit_entries WHERE account_id = $1 AND kind = 'expiry'`, [made.accountId])).toEqual([{ delta: -2_000 }])
  expect(await sql('owner', 'SELECT * FROM credit_check($1)', [made.accountId])).toEqual([])
})

test.each([
  ['2027-01-31', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ['2028-01-30', ['2028-02-29', '2028-03-30', '2028-04-30']],
])('CRED-8: a subscription of %s renews to the ends of months, and back to its day', async (day, ends) => {
  standAt(new Date(`${day}T10:00:00Z`))
  const { accountId } = await account({ plan: 'starter' })
  const seen: string[] = []
  for (const _ of ends) {
    const { end } = await standing(accountId)
    seen.push(end.toISOString().slice(0, 10))
    standAt(new Date(end.getTime() - DAY))
    await runRenewals()
    await payRenewal(accountId)
  }
  expect(seen).toEqual(ends)
  expect(await sql('owner', `SELECT count(*)::int FROM credit_lots WHERE account_id = $1 AND kind = 'plan'`, [accountId])).toEqual([{ count: ends.length + 1 }])
  resetClock()
})

test('who pays after being shut out for more than the period pays for none that has passed: it begins anew with the money', async () => {
  const { accountId } = await dueIn(5)
  await runRenewals()
  for (const days of [6, 8]) {
    moveClock(days * DAY)
    await runRenewals()
  }
  expect(await standing(accountId)).toMatchObject({ account: 'suspended', subscription: 'past_due' })
  moveClock(60 * DAY)
  const moment = now()
  await payRenewal(accountId)
  const after = await standing(accountId)
  expect(after).toMatchObject({ account: 'active', subscription: 'active' })
  expect(after.start.getTime()).toBeGreaterThanOrEqual(moment.getTime())
  expect(after.end.getTime() - after.start.getTime()).toBeGreaterThan(27 * DAY)
  expect(await runRenewals()).toMatchObject({ issued: 0, failed: 0 })
})
