import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { parsed } from '@/lib/auth/parsed'
import { newId } from '@/lib/core/ids'
import type { StaffActor } from '@/lib/core/actor'
import { asApp, connected, everything, sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'
import { confirmTransfer, recordTransfer } from './confirm-transfer'
import { listOpenInvoices } from './queries'
import { rejectTransfer } from './reject-transfer'
import { confirmTransferBody, submitTransferBody } from './schema'
import { submitTransfer } from './submit-transfer'
import { typedMoney } from './typed-money'

let finance: StaffActor
beforeAll(async () => {
  finance = await staff('finance')
})

const announced = async (made: TestAccount, reference = newId()): Promise<string> => {
  const { result } = await submitTransfer(made.owner, { number: made.invoice?.number ?? '', amount_minor: made.invoice?.totalMinor ?? 0, reference, paid_on: '2026-11-20' })
  return result.transfer_id
}
const money = (made: TestAccount) => ({ amount_minor: made.invoice?.totalMinor ?? 0, value_date: '2026-11-21', bank_reference: newId() })

const stateOf = async (made: TestAccount) => {
  const [state] = await sql('owner', `SELECT a.status AS account, s.status AS subscription, s.period_end IS NOT NULL AS period, i.status AS invoice, b.balance::int,
      (SELECT count(*)::int FROM deliveries WHERE account_id = a.id AND template = 'payment-confirmed') AS told
    FROM accounts a JOIN subscriptions s ON s.account_id = a.id JOIN invoices i ON i.account_id = a.id JOIN credit_balances b ON b.account_id = a.id WHERE a.id = $1`, [made.accountId])
  return state
}
const PENDING = { account: 'pending_payment', subscription: 'pending_payment', period: false, invoice: 'open', balance: 0, told: 0 }
const ACTIVE = { account: 'active', subscription: 'active', period: true, invoice: 'paid', balance: 2000, told: 1 }

test('BILL-6 PROV-7: confirmed money activates the account, starts the period, pays the invoice and grants the credits', async () => {
  const made = await account({ plan: 'growth', paid: false })
  expect(await stateOf(made)).toEqual(PENDING)
  const id = await announced(made)
  expect(await stateOf(made)).toEqual(PENDING)
  await confirmTransfer(finance, { id, ...money(made) })
  expect(await stateOf(made)).toEqual(ACTIVE)
})

test('BILL-6: money that nobody announced can be recorded for its invoice; an announcement of it is closed by that', async () => {
  const [quiet, loud] = [await account({ plan: 'growth', paid: false }), await account({ plan: 'growth', paid: false })]
  await recordTransfer(finance, { invoice_number: quiet.invoice?.number ?? '', ...money(quiet) })
  expect(await stateOf(quiet)).toEqual(ACTIVE)

  const id = await announced(loud)
  expect(await recordTransfer(finance, { invoice_number: loud.invoice?.number ?? '', ...money(loud) })).toEqual({ id, status: 'confirmed' })
  expect(await sql('owner', 'SELECT status FROM transfers WHERE account_id = $1', [loud.accountId])).toEqual([{ status: 'confirmed' }])
})

test('T1-23 T3-08 BILL-5: ten colleagues confirm the same transfer at once: one does, the credits come once', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const id = await announced(made)
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => confirmTransfer(finance, { id, ...money(made) })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' })
  expect(await stateOf(made)).toEqual(ACTIVE)
})

test('T3-08: confirm and reject at once: one decision stands, the other is told', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const id = await announced(made)
  const outcomes = await Promise.allSettled([confirmTransfer(finance, { id, ...money(made) }), rejectTransfer(finance, { id, reason: 'Not on the statement' })])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [{ status }] = (await sql<{ status: string }>('owner', 'SELECT status FROM transfers WHERE id = $1', [id])) as [{ status: string }]
  expect(await stateOf(made)).toEqual(status === 'confirmed' ? ACTIVE : PENDING)
})

test('T1-23 T3-08 BILL-6: another amount, a used bank reference, an unknown transfer or invoice: refused, and nothing changes', async () => {
  const [made, other] = [await account({ plan: 'growth', paid: false }), await account({ plan: 'growth', paid: false })]
  const id = await announced(made)
  const used = money(other)
  await recordTransfer(finance, { invoice_number: other.invoice?.number ?? '', ...used })
  const before = await everything()

  await expect(confirmTransfer(finance, { id, ...money(made), amount_minor: 19_999 })).rejects.toMatchObject({ code: 'CONFLICT', details: { expected_minor: 20_000, given_minor: 19_999 } })
  await expect(confirmTransfer(finance, { id, ...money(made), bank_reference: used.bank_reference })).rejects.toMatchObject({ code: 'CONFLICT', fields: { bank_reference: [expect.any(String)] } })
  await expect(confirmTransfer(finance, { id: newId(), ...money(made) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(recordTransfer(finance, { invoice_number: 'INV-1999-000001', ...money(made) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(recordTransfer(finance, { invoice_number: other.invoice?.number ?? '', ...money(other) })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await everything()).toEqual(before)
})

test('T3-09: one announcement waits at a time, a reference serves once, and after a rejection it may be announced again', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const id = await announced(made, 'REF-1')
  await expect(announced(made, 'REF-2')).rejects.toMatchObject({ code: 'CONFLICT' })
  await rejectTransfer(finance, { id, reason: 'Not on the statement' })
  expect(await sql('owner', `SELECT template FROM deliveries WHERE account_id = $1 AND template = 'payment-rejected'`, [made.accountId])).toHaveLength(1)
  const again = await announced(made, 'REF-1')
  await confirmTransfer(finance, { id: again, ...money(made) })
  expect(await stateOf(made)).toEqual(ACTIVE)
  await expect(announced(made, 'REF-3')).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('BILL-6: an announcement that waits while finance records the money finds the invoice paid, and stays out of the queue', async () => {
  const made = await account({ plan: 'growth', paid: false })
  let late: Promise<unknown> = Promise.resolve()
  await asApp({ as: 'staff' }, async (client) => {
    await client.query('SELECT 1 FROM invoices WHERE number = $1 FOR UPDATE', [made.invoice?.number])
    late = announced(made).catch((error: unknown) => error)
    await expect.poll(async () => (await client.query('SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))')).rowCount).toBe(1)
    await client.query(`UPDATE invoices SET status = 'paid', paid_at = now() WHERE number = $1`, [made.invoice?.number])
  })
  expect(await late).toMatchObject({ code: 'CONFLICT' })
  expect(await sql('owner', 'SELECT status FROM transfers WHERE account_id = $1', [made.accountId])).toEqual([])
})

test('BILL-6: a day that no calendar of ours has is refused at its field', () => {
  for (const day of ['0000-01-01', '1999-12-31', '2026-02-30', '10000-01-01']) {
    const given = { amount_minor: 1, reference: 'R', paid_on: day, value_date: day, bank_reference: 'B' }
    expect(() => parsed(submitTransferBody, given)).toThrow(expect.objectContaining({ fields: { paid_on: [expect.any(String)] } }))
    expect(() => parsed(confirmTransferBody, given)).toThrow(expect.objectContaining({ fields: { value_date: [expect.any(String)] } }))
  }
})

test('the transfers of one invoice are found without reading everybody’s', async () => {
  const plan = await connected('owner', async (client) => {
    // The table is too small here for the planner to care.
    await client.query('SET enable_seqscan = off')
    return (await client.query('EXPLAIN (FORMAT JSON) SELECT * FROM transfers WHERE account_id = $1 AND invoice_id = $2', [newId(), newId()])).rows
  })
  expect(JSON.stringify(plan)).toMatch(/"Index Cond":"[^"]*account_id[^"]*invoice_id/)
})

test('T3-08: an invoice of another account does not exist for this one', async () => {
  const [made, other] = [await account({ plan: 'growth', paid: false }), await account({ plan: 'growth', paid: false })]
  await expect(announced({ ...made, invoice: other.invoice })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a form about money says at once all that is wrong in it', () => {
  const wrong = (form: object) => Object.keys(z.flattenError(typedMoney(confirmTransferBody).safeParse({ currency: 'USD', ...form }).error ?? new z.ZodError([])).fieldErrors)
  expect(wrong({ amount_minor: '', value_date: '', bank_reference: '' })).toEqual(['amount_minor', 'value_date', 'bank_reference'])
  expect(wrong({ amount_minor: 'ten', value_date: '2026-11-20', bank_reference: 'R' })).toEqual(['amount_minor'])
  expect(wrong({ amount_minor: '10.00', value_date: '', bank_reference: 'R' })).toEqual(['value_date'])
  expect(typedMoney(confirmTransferBody).parse({ currency: 'USD', amount_minor: '1,234.50', value_date: '2026-11-20', bank_reference: 'R' })).toMatchObject({ amount_minor: 123_450 })
})

test('a transfer announced twice with one idempotency key is one transfer', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const owner = { ...made.owner, command: { scope: `account:${made.accountId}`, key: newId(), requestHash: 'h' } }
  const input = { number: made.invoice?.number ?? '', amount_minor: 20_000, reference: 'R', paid_on: '2026-11-20' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => submitTransfer(owner, input)))
  expect(new Set(answers.map(({ result }) => result.transfer_id))).toHaveLength(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
})

test('finance finds open invoices by number and name; a wildcard of the search means itself', async () => {
  const made = await account({ plan: 'growth', paid: false, name: 'Kigali 50% Off' })
  const found = async (q: string) => (await listOpenInvoices(finance, q)).map(({ number }) => number)
  expect(await found('kigali 50%')).toEqual([made.invoice?.number])
  expect(await found(made.invoice?.number.toLowerCase() ?? '')).toEqual([made.invoice?.number])
  expect(await found('%_%')).toEqual([])
})
