import { expect, test } from 'vitest'
import { DAY, HOUR, moveClock, now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { getBilling } from '@/lib/accounts/queries'
import { resumeAccount, suspendAccount } from '@/lib/accounts/suspend-account'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { rejectTransfer } from '@/lib/payments/reject-transfer'
import { submitTransfer } from '@/lib/payments/submit-transfer'
import { activateInstalled } from '@/lib/subscriptions/activate-installed'
import { refusedByConstraint, sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { application, testPhone } from '@/lib/testing/registrations'
import { changeRules } from './rules'
import { runRenewals } from './run-renewals'
import { daysBefore, dueIn, messages, pay, payRenewal, renewalInvoices, standAt, standing } from './testing'

const [finance, supervisor, agent, technician] = await Promise.all([staff('finance'), staff('supervisor'), staff('agent'), staff('technician')])
/** Runs of several machines, as the clock of each would have it. */
const runs = async (): Promise<void> => void (await Promise.all([runRenewals(), runRenewals(), runRenewals()]))
const told = (accountId: string) => sql<{ days: number }>('owner', 'SELECT days_before::int AS days FROM invoice_reminders WHERE account_id = $1 ORDER BY created_at', [accountId]).then((rows) => rows.map(({ days }) => days))
const deadline = async (accountId: string) => (await sql<{ past_due_at: Date | null; suspends_at: Date | null; suspended_at: Date | null }>('owner', 'SELECT d.* FROM invoice_deadlines d JOIN renewals r USING (account_id, invoice_id) WHERE account_id = $1', [accountId]))[0]

/** An account whose renewal is issued, and the end of its period. */
async function billed(daysLeft = 13) {
  const made = await dueIn(daysLeft)
  const { end } = await standing(made.accountId)
  await runRenewals()
  const [invoice] = await renewalInvoices(made.accountId)
  return { ...made, end, number: invoice?.number ?? '' }
}

test('T1-22: seven, three and one day before it is due, and once when it is overdue, its reader is told, each time once', async () => {
  const { accountId, end, userId } = await billed()
  await sql('owner', `UPDATE users SET phone = '+6281234567890' WHERE id = $1`, [userId])
  for (const days of [7.5, 6.9, 6.5, 4, 3, 2.9, 1, 0.5, -0.1, -0.5, -2]) {
    standAt(daysBefore(end, days))
    await runs()
  }
  expect(await told(accountId)).toEqual([7, 3, 1, 0])
  expect((await messages(accountId, 'invoice-reminder')).map(({ channel }) => channel)).toEqual(['email', 'whatsapp', 'email', 'whatsapp', 'email', 'whatsapp'])
  expect((await messages(accountId, 'invoice-overdue')).map(({ channel }) => channel)).toEqual(['email', 'whatsapp'])
})

test('T1-22: what was missed is not told all at once; an invoice that comes late tells itself', async () => {
  const { accountId, end } = await billed()
  standAt(daysBefore(end, 2))
  await runs()
  expect(await told(accountId)).toEqual([3])
  const late = await billed(5)
  await runs()
  expect(await told(late.accountId)).toEqual([7])
  expect(await messages(late.accountId, 'invoice-reminder')).toEqual([])
})

test('T1-22: nobody is reminded of what is paid, or void, or said to be paid', async () => {
  const [paid, emptied, announced] = [await account({ plan: 'growth' }), await account({ plan: 'growth' }), await billed()]
  await payRenewal(paid.accountId)
  await sql('owner', `UPDATE invoices SET status = 'void' WHERE account_id = $1 AND status = 'open'`, [emptied.accountId])
  const { result } = await submitTransfer(announced.owner, { number: announced.number, amount_minor: 20_000, reference: 'TRF-1', paid_on: '2026-11-20' })
  for (const days of [6, 2, 0.5]) {
    standAt(daysBefore(announced.end, days))
    await runs()
  }
  for (const { accountId } of [paid, emptied, announced]) expect(await told(accountId)).toEqual([])

  await rejectTransfer(finance, { id: result.transfer_id, reason: 'Nothing on the statement' })
  moveClock(DAY)
  await runs()
  expect(await told(announced.accountId)).toEqual([0])
})

test('BILL-10: unpaid it is past due, goes on through the days of grace, then is suspended, and money opens it again; nothing is deleted', async () => {
  const { accountId, end } = await billed()
  standAt(new Date(end.getTime() + HOUR))
  await runs()
  expect(await standing(accountId)).toMatchObject({ account: 'active', subscription: 'past_due', end })
  moveClock(7 * DAY - HOUR)
  await runs()
  expect(await standing(accountId)).toMatchObject({ account: 'active' })
  moveClock(2 * HOUR)
  await runs()
  expect(await standing(accountId)).toMatchObject({ account: 'suspended', subscription: 'past_due', end })
  expect(await messages(accountId, 'account-suspended')).toHaveLength(1)
  expect(await sql('owner', `SELECT actor_type FROM audit_entries WHERE account_id = $1 AND action = 'account.suspended'`, [accountId])).toEqual([{ actor_type: 'system' }])

  await payRenewal(accountId)
  const after = await standing(accountId)
  expect(after).toMatchObject({ account: 'active', subscription: 'active', start: end })
  expect(await sql('owner', `SELECT count(*)::int FROM audit_entries WHERE account_id = $1 AND action = 'account.resumed'`, [accountId])).toEqual([{ count: 1 }])
  await runs()
  expect(await standing(accountId)).toEqual(after)
})

test('BILL-10: neither another run nor other rules move the first deadline', async () => {
  const { accountId, end } = await billed()
  standAt(new Date(end.getTime() + HOUR))
  await runs()
  const first = await deadline(accountId)
  await changeRules(finance, { lead_days: 14, reminder_days: [7, 3, 1], grace_days: 60 })
  moveClock(2 * DAY)
  await runs()
  expect(await deadline(accountId)).toMatchObject({ past_due_at: first?.past_due_at, suspends_at: first?.suspends_at })
  await expect(sql('owner', `UPDATE invoice_deadlines SET suspends_at = suspends_at + interval '1 day' WHERE account_id = $1 AND suspends_at IS NOT NULL`, [accountId])).rejects.toMatchObject(refusedByConstraint('invoice_deadlines_stand'))
  moveClock(6 * DAY)
  await runs()
  expect(await standing(accountId)).toMatchObject({ account: 'suspended' })
  await changeRules(finance, { lead_days: 14, reminder_days: [7, 3, 1], grace_days: 7 })
})

test('a colleague’s word stands: who lifts the suspension is not overruled by the next run, and money lifts no colleague’s suspension', async () => {
  const lifted = await billed()
  standAt(new Date(lifted.end.getTime() + HOUR))
  await runs()
  moveClock(8 * DAY)
  await runs()
  await resumeAccount(supervisor, { id: lifted.accountId })
  await runs()
  moveClock(DAY)
  await runs()
  expect(await standing(lifted.accountId)).toMatchObject({ account: 'active', subscription: 'past_due' })

  const barred = await billed()
  await suspendAccount(supervisor, { id: barred.accountId, reason: 'Abuse' })
  standAt(new Date(barred.end.getTime() + DAY))
  await runs()
  expect(await told(barred.accountId)).toEqual([])
  await payRenewal(barred.accountId)
  expect(await standing(barred.accountId)).toMatchObject({ account: 'suspended', subscription: 'active' })

  // Let in again with its invoice unpaid, it is told, and has its days of grace.
  const back = await billed()
  await suspendAccount(supervisor, { id: back.accountId, reason: 'Abuse' })
  standAt(new Date(back.end.getTime() + 20 * DAY))
  await runs()
  await resumeAccount(supervisor, { id: back.accountId })
  await runs()
  expect(await told(back.accountId)).toEqual([0])
  expect(await standing(back.accountId)).toMatchObject({ account: 'active', subscription: 'past_due' })
})

test('an installed account owes from the day it works: nothing is said before, everything after, by WhatsApp too', async () => {
  const { result } = await fromRegistration(agent, await application({ plan: 'home-bronze', phone: testPhone() }))
  moveClock(20 * DAY)
  await runs()
  expect(await told(result.account_id)).toEqual([])
  await inStaff(technician, (tx) => activateInstalled(tx, technician, { accountId: result.account_id, at: now() }))
  await runs()
  expect(await standing(result.account_id)).toMatchObject({ account: 'active', subscription: 'past_due' })
  expect((await messages(result.account_id, 'invoice-overdue')).map(({ channel }) => channel)).toEqual(['email', 'whatsapp'])

  const [invoice] = await sql<{ number: string; total: number }>('owner', 'SELECT number, total_minor::int AS total FROM invoices WHERE account_id = $1', [result.account_id])
  await pay(invoice?.number ?? '', invoice?.total ?? 0)
  expect(await standing(result.account_id)).toMatchObject({ account: 'active', subscription: 'active' })
  standAt(daysBefore((await standing(result.account_id)).end, 13))
  await runs()
  expect(await renewalInvoices(result.account_id)).toEqual([expect.objectContaining({ status: 'open', total: 14_990_000 })])
})

test('money and suspension at one moment: the account is open afterwards, whoever was first', async () => {
  for (const _ of [1, 2, 3]) {
    const { accountId, end } = await billed()
    standAt(new Date(end.getTime() + HOUR))
    await runs()
    moveClock(8 * DAY)
    await Promise.all([runs(), payRenewal(accountId)])
    expect(await standing(accountId)).toMatchObject({ account: 'active', subscription: 'active' })
  }
})

test('the account sees its renewal, when it is due, and from when on it would be suspended; paid ahead, nothing is open', async () => {
  const { owner, accountId, end, number } = await billed()
  expect((await getBilling(owner)).due).toMatchObject({ number, dueAt: end, renewsFrom: end, suspendsAt: null })
  standAt(new Date(end.getTime() + HOUR))
  await runs()
  const { due, subscription } = await getBilling(owner)
  expect(subscription.status).toBe('past_due')
  expect(due?.suspendsAt?.getTime()).toBeGreaterThanOrEqual(now().getTime() + 7 * DAY - HOUR)
  expect(due?.closesAccount).toBe(false)
  moveClock(8 * DAY)
  await runs()
  expect((await getBilling(owner)).due?.closesAccount).toBe(true)
  await payRenewal(accountId)
  expect(await getBilling(owner)).toMatchObject({ due: null, subscription: { status: 'active', periodStart: end } })
})

test('a signup that was never paid is neither reminded nor suspended', async () => {
  const { accountId } = await account({ plan: 'growth', paid: false })
  moveClock(30 * DAY)
  await runs()
  expect(await told(accountId)).toEqual([])
  expect(await standing(accountId)).toMatchObject({ account: 'pending_payment', subscription: 'pending_payment' })
})
