import { record } from '@/lib/audit/record'
import { DAY, now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { deliveryRows, type NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { SubscriptionStatus } from '@/lib/generated/prisma/enums'
import { voidEndedRenewals } from '@/lib/invoices/void-invoice'
import { lockInvoice, type OpenInvoice } from '@/lib/payments/settle-invoice'
import { billOf, readPayer, toPayer, type Billed, type Payer } from './bill'
import { after, nextStageAt, OVERDUE, stageAt } from './policy'
import { readRules } from './rules'

/** What was done about an unpaid invoice; both reminded and past due is counted as both. */
interface Looked {
  reminded: boolean
  pastDue: boolean
  suspended: boolean
}

const SYSTEM = { type: 'system', name: 'renewals' } as const
const NOTHING: Looked = { reminded: false, pastDue: false, suspended: false }
/** Where somebody else decides first, nobody is pressed: money that is announced, a period that was given up. */
const LATER_MS = DAY

interface Deadline {
  dueAt: Date
  dueNow: boolean
  pastDueAt: Date | null
  suspendsAt: Date | null
  suspendedAt: Date | null
  announced: boolean
}

/**
 * Looks at one unpaid invoice of a subscription whose time has come, in a transaction of its own: reminds its reader, once
 * for each occasion; notes that it is past due; suspends the account when the days of grace are over. The moment of the
 * suspension is set when the invoice becomes past due and stays, whatever happens in between (BILL-10). Nothing is deleted.
 *
 * The invoice and the account are held, as by who books the money, so the two are told apart.
 *
 * @see T1-22, BILL-10
 */
export function lookAtDeadline(invoiceId: string): Promise<Looked> {
  return inSystem(async (tx) => {
    const moment = now()
    const invoice = await lockInvoice(tx, { id: invoiceId })
    const deadline = await readDeadline(tx, invoiceId, moment)
    if (!deadline?.dueNow) return NOTHING
    const lookAgain = (at: Date | null) => tx.$executeRaw`UPDATE invoice_deadlines SET next_at = ${at}::timestamptz WHERE account_id = ${invoice.accountId}::uuid AND invoice_id = ${invoiceId}::uuid`
    // An account that is not active is looked at when it is: whoever opens it wakes what it owes.
    if (invoice.status !== 'open' || invoice.accountStatus !== 'active' || deadline.suspendedAt) return lookAgain(null).then(() => NOTHING)
    // Who has given notice is to pay for no further period; its end makes this invoice void.
    const isGivenUp = invoice.subscriptionStatus === 'cancel_scheduled' && invoice.renewsFrom !== null
    if (deadline.announced || isGivenUp) return lookAgain(new Date(moment.getTime() + LATER_MS)).then(() => NOTHING)
    if (!isLive(invoice.subscriptionStatus)) {
      await voidEndedRenewals(tx, invoice.accountId)
      return lookAgain(null).then(() => NOTHING)
    }
    return press(tx, { invoice, deadline, moment, lookAgain })
  })
}

const LIVE: ReadonlySet<SubscriptionStatus> = new Set(['active', 'past_due', 'cancel_scheduled'])
const isLive = (status: SubscriptionStatus | null): boolean => status !== null && LIVE.has(status)

async function readDeadline(tx: Tx, invoiceId: string, moment: Date): Promise<Deadline | undefined> {
  const [deadline] = await tx.$queryRaw<Deadline[]>`
    SELECT i.due_at AS "dueAt", coalesce(d.next_at <= ${moment}::timestamptz, false) AS "dueNow", d.past_due_at AS "pastDueAt", d.suspends_at AS "suspendsAt", d.suspended_at AS "suspendedAt",
      EXISTS (SELECT FROM transfers t WHERE t.account_id = i.account_id AND t.invoice_id = i.id AND t.status = 'submitted') AS announced
    FROM invoice_deadlines d JOIN invoices i ON i.account_id = d.account_id AND i.id = d.invoice_id WHERE d.invoice_id = ${invoiceId}::uuid`
  return deadline
}

interface Pressed {
  invoice: OpenInvoice
  deadline: Deadline
  moment: Date
  lookAgain: (at: Date | null) => Promise<number>
}

async function press(tx: Tx, { invoice, deadline, moment, lookAgain }: Pressed): Promise<Looked> {
  const rules = await readRules(tx)
  const payer = await readPayer(tx, invoice.accountId)
  const billed = { invoiceId: invoice.id, number: invoice.number, totalMinor: Number(invoice.totalMinor), currency: invoice.currency, dueAt: deadline.dueAt, buyerEmail: invoice.buyerEmail, planName: invoice.planName ?? payer.accountName }
  const stage = stageAt(rules, deadline.dueAt, moment)
  if (stage !== OVERDUE) {
    const reminded = stage !== null && (await remind(tx, payer, billed, stage, moment, () => ({ template: 'invoice-reminder', payload: billOf(payer, billed) })))
    await lookAgain(nextStageAt(rules, deadline.dueAt, moment))
    return { ...NOTHING, reminded }
  }
  if (deadline.suspendsAt && deadline.suspendsAt <= moment) {
    await suspend(tx, invoice, payer, billed, moment)
    await lookAgain(null)
    return { ...NOTHING, suspended: true }
  }
  const suspendsAt = deadline.suspendsAt ?? after(moment, rules.graceDays)
  if (!deadline.suspendsAt) await fallBehind(tx, invoice, moment, suspendsAt)
  const reminded = await remind(tx, payer, billed, OVERDUE, moment, () => ({ template: 'invoice-overdue', payload: { ...billOf(payer, billed), suspendsAt: suspendsAt.toISOString() } }))
  await lookAgain(suspendsAt)
  return { ...NOTHING, reminded, pastDue: deadline.suspendsAt === null }
}

type Message = Parameters<typeof toPayer>[2]

/** Tells the reader of an invoice, once for each number of days; the row's key is the judge. */
async function remind(tx: Tx, payer: Payer, billed: Billed, days: number, moment: Date, message: () => Message): Promise<boolean> {
  const isFirst = await tx.$executeRaw`INSERT INTO invoice_reminders (account_id, invoice_id, days_before, created_at)
    VALUES (${payer.accountId}::uuid, ${billed.invoiceId}::uuid, ${days}::smallint, ${moment}::timestamptz) ON CONFLICT DO NOTHING`
  if (isFirst === 0) return false
  await queue(tx, toPayer(payer, billed, message(), `invoice-reminder-${days}`))
  return true
}

async function queue(tx: Tx, [first, ...rest]: NewDelivery[]): Promise<void> {
  if (first) await tx.$queryRaw(deliveryRows([first, ...rest]))
}

async function fallBehind(tx: Tx, invoice: OpenInvoice, moment: Date, suspendsAt: Date): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_deadlines SET past_due_at = ${moment}::timestamptz, suspends_at = ${suspendsAt}::timestamptz
    WHERE account_id = ${invoice.accountId}::uuid AND invoice_id = ${invoice.id}::uuid`
  await tx.$executeRaw`UPDATE subscriptions SET status = 'past_due' WHERE id = ${invoice.subscriptionId}::uuid AND status = 'active'`
  await record(tx, SYSTEM, 'subscription.past_due', { type: 'account', id: invoice.accountId, accountId: invoice.accountId }, { invoice: invoice.number, suspends_at: suspendsAt.toISOString() })
}

async function suspend(tx: Tx, invoice: OpenInvoice, payer: Payer, billed: Billed, moment: Date): Promise<void> {
  const { accountId } = invoice
  await tx.$executeRaw`UPDATE accounts SET status = 'suspended', updated_at = ${moment}::timestamptz WHERE id = ${accountId}::uuid AND status = 'active'`
  await tx.$executeRaw`UPDATE invoice_deadlines SET suspended_at = ${moment}::timestamptz WHERE account_id = ${accountId}::uuid AND invoice_id = ${invoice.id}::uuid`
  await record(tx, SYSTEM, 'account.suspended', { type: 'account', id: accountId, accountId }, { invoice: invoice.number })
  await queue(tx, toPayer(payer, billed, { template: 'account-suspended', payload: billOf(payer, billed) }, 'account-suspended'))
}
