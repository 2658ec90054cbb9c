import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { requestPlanChange } from '@/lib/plan-changes/request-plan-change'
import { findSignupPlan } from '@/lib/plans/queries'
import { asApp, sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'

// What the database itself refuses about changes of plan, tried with plain SQL as the application's own role.

let acme: TestAccount
let globex: TestAccount
let finance: StaffActor
let requested: string
let invoice: string

beforeAll(async () => {
  finance = await staff('finance')
  acme = await account({ plan: 'growth' })
  globex = await account({ plan: 'growth' })
  const { result } = await requestPlanChange(acme.owner, { plan: 'scale', version: (await findSignupPlan('scale'))?.planVersionId ?? '' })
  requested = result.id
  invoice = result.invoice_number
})

const refused = (constraint: string) => ({ constraint })
const changes = (text: string, values: unknown[] = [], made = acme) => asApp({ as: 'account', accountId: made.accountId }, async (db) => void (await db.query(text, values)))

/** A copy of the requested change, with some columns set otherwise. */
const copy = (columns: Partial<Record<'account_id' | 'status' | 'from_subscription_id' | 'to_subscription_id' | 'invoice_id' | 'decided_at', string>>) => {
  const all = { account_id: 'account_id', status: 'status', from_subscription_id: 'from_subscription_id', to_plan_version_id: 'to_plan_version_id', to_subscription_id: 'to_subscription_id', invoice_id: 'invoice_id', decided_at: 'decided_at', ...columns }
  return `INSERT INTO plan_changes (${Object.keys(all).join()}) SELECT ${Object.values(all).join()} FROM plan_changes LIMIT 1`
}
const PAID = '(SELECT id FROM invoices WHERE status = \'paid\' LIMIT 1)'

test('8: a second requested change, a second one for an invoice', async () => {
  await expect(changes(copy({ invoice_id: PAID }))).rejects.toMatchObject(refused('plan_changes_requested_key'))
  await expect(changes(copy({ status: `'withdrawn'`, decided_at: 'now()' }))).rejects.toMatchObject(refused('plan_changes_account_id_invoice_id_key'))
})

test('1: another account’s change is not there, and none can be written for it or with its invoice or subscription', async () => {
  await asApp({ as: 'account', accountId: globex.accountId }, async (db) => {
    expect((await db.query('SELECT 1 FROM plan_changes')).rows).toEqual([])
    expect((await db.query(`UPDATE plan_changes SET status = 'withdrawn', decided_at = now()`)).rowCount).toBe(0)
  })
  await expect(changes(copy({ account_id: `'${globex.accountId}'` }))).rejects.toMatchObject({ code: '42501' })
  const foreign = async (table: string) => `'${(await sql<{ id: string }>('owner', `SELECT id FROM ${table} WHERE account_id = $1`, [globex.accountId]))[0]?.id}'`
  await expect(changes(copy({ status: `'withdrawn'`, decided_at: 'now()', invoice_id: await foreign('invoices') }))).rejects.toMatchObject(refused('plan_changes_account_id_invoice_id_fkey'))
  await expect(changes(copy({ status: `'withdrawn'`, decided_at: 'now()', invoice_id: PAID, from_subscription_id: await foreign('subscriptions') }))).rejects.toMatchObject(
    refused('plan_changes_account_id_from_subscription_id_fkey'),
  )
})

test('8 BILL-9: what was asked for does not change, nor does a subscription’s version; neither is deleted', async () => {
  for (const set of [`invoice_id = ${PAID}`, `to_plan_version_id = (SELECT id FROM plan_versions ORDER BY price_minor LIMIT 1)`, `created_at = now()`]) {
    await expect(changes(`UPDATE plan_changes SET ${set}`), set).rejects.toMatchObject(refused('plan_changes_decided'))
  }
  await expect(changes(`UPDATE subscriptions SET plan_version_id = (SELECT id FROM plan_versions ORDER BY price_minor DESC LIMIT 1)`)).rejects.toMatchObject(refused('subscriptions_version_frozen'))
  await expect(changes('DELETE FROM plan_changes')).rejects.toMatchObject({ code: '42501' })
  await expect(sql('owner', 'DELETE FROM plan_changes')).rejects.toMatchObject(refused('plan_changes_decided'))
})

test('8 BILL-5: money and plan apart: paid without the change, changed without the money, withdrawn while money is asked for', async () => {
  await expect(changes(`UPDATE invoices SET status = 'paid', paid_at = now() WHERE number = $1`, [invoice])).rejects.toMatchObject(refused('plan_changes_invoice_check'))
  await expect(changes(`UPDATE invoices SET status = 'void' WHERE number = $1`, [invoice])).rejects.toMatchObject(refused('plan_changes_invoice_check'))
  await expect(changes(`UPDATE plan_changes SET status = 'withdrawn', decided_at = now() WHERE id = $1`, [requested])).rejects.toMatchObject(refused('plan_changes_invoice_check'))
  await expect(changes(`UPDATE plan_changes SET status = 'applied', decided_at = now() WHERE id = $1`, [requested])).rejects.toMatchObject(refused('plan_changes_applied_check'))
  // The old subscription is not to the version that was asked for.
  await expect(changes(`UPDATE plan_changes SET status = 'applied', decided_at = now(), to_subscription_id = from_subscription_id WHERE id = $1`, [requested])).rejects.toMatchObject(
    refused('plan_changes_account_id_to_subscription_id_to_plan_version_fkey'),
  )
})

test('8 T3-08: a change that is carried out is decided for good', async () => {
  await recordTransfer(finance, { invoice_number: invoice, amount_minor: 50_000, value_date: '2026-11-21', bank_reference: newId() })
  for (const status of ['requested', 'withdrawn']) await expect(changes(`UPDATE plan_changes SET status = $1 WHERE id = $2`, [status, requested]), status).rejects.toMatchObject(refused('plan_changes_decided'))
})
