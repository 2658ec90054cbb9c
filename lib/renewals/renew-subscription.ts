import { Prisma } from '@/lib/generated/prisma/client'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { writeTogether } from '@/lib/core/write-together'
import { deliveryRows } from '@/lib/deliveries/queue-delivery'
import type { AccountStatus, SubscriptionStatus } from '@/lib/generated/prisma/enums'
import { buyerOnFile } from '@/lib/invoices/billing-profile'
import { invoiceWrites, type Buyer } from '@/lib/invoices/issue-invoice'
import { renewalLines } from '@/lib/invoices/policy'
import { voidEndedRenewals } from '@/lib/invoices/void-invoice'
import { firstPaymentMethod } from '@/lib/payments/method-queries'
import { extendPeriod } from '@/lib/subscriptions/extend-period'
import { billOf, readPayer, toPayer, type Billed, type Payer } from './bill'
import { horizon, renewalDueAt, stageAt } from './policy'
import { Unrenewable } from './unrenewable'
import { readRules } from './rules'

/** What was done for a subscription. */
type Renewed = 'issued' | 'extended' | 'ended' | 'nothing'

const SYSTEM = { type: 'system', name: 'renewals' } as const

interface Due {
  accountId: string
  accountStatus: AccountStatus
  status: SubscriptionStatus
  periodEnd: Date
  planName: string
  priceMinor: bigint
  currency: string
  interval: 'month' | 'year'
}

/**
 * Prepares the next period of one subscription, in a transaction of its own: issues its invoice, or adds the period at once
 * where it costs nothing, or ends what was given notice. Whoever does it at the same moment waits for the account's row
 * and then finds nothing to do; the key of `renewals` is the judge.
 *
 * The price is that of the version the subscription points to, whatever the plan costs by now (BILL-9).
 *
 * @throws Unrenewable when the account has to be looked at by a person.
 * @see T1-22, T3-18, CRED-8
 */
export function renewSubscription(subscriptionId: string, runId: string | null): Promise<Renewed> {
  return inSystem(async (tx) => {
    const moment = now()
    const due = await lockDue(tx, subscriptionId)
    if (!due) return 'nothing'
    const renewal = { subscriptionId, runId, due, moment }
    if (due.status === 'cancel_scheduled') return due.periodEnd <= moment ? end(tx, renewal) : 'nothing'
    if (due.accountStatus !== 'active') return 'nothing'
    if (due.priceMinor === 0n) return due.periodEnd <= moment ? extend(tx, renewal) : 'nothing'
    return issue(tx, renewal)
  })
}

interface Renewal {
  subscriptionId: string
  runId: string | null
  due: Due
  moment: Date
}

async function lockDue(tx: Tx, subscriptionId: string): Promise<Due | undefined> {
  await tx.$queryRaw`SELECT 1 FROM accounts a JOIN subscriptions s ON s.account_id = a.id WHERE s.id = ${subscriptionId}::uuid FOR NO KEY UPDATE OF a`
  // Read in a statement of its own: the one that waited for the lock would still see the subscription of before.
  const [due] = await tx.$queryRaw<Due[]>`
    SELECT s.account_id AS "accountId", a.status::text AS "accountStatus", s.status::text, s.renews_at AS "periodEnd", p.name AS "planName", v.price_minor AS "priceMinor", v.currency::text, v."interval"::text
    FROM subscriptions s JOIN accounts a ON a.id = s.account_id JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
    WHERE s.id = ${subscriptionId}::uuid AND s.renews_at IS NOT NULL`
  return due
}

const prepared = (subscriptionId: string): Prisma.Sql => Prisma.sql`UPDATE subscriptions SET renews_at = NULL WHERE id = ${subscriptionId}::uuid`

const renewalRow = ({ subscriptionId, runId, due, moment }: Renewal, invoiceId: string | null): Prisma.Sql =>
  Prisma.sql`INSERT INTO renewals (account_id, subscription_id, period_start, invoice_id, run_id, created_at, settled_at)
    VALUES (${due.accountId}::uuid, ${subscriptionId}::uuid, ${due.periodEnd}::timestamptz, ${invoiceId}::uuid, ${runId}::uuid, ${moment}::timestamptz, ${invoiceId === null ? moment : null}::timestamptz)`

/** The renewal may be there already: its invoice was issued, then notice was given and taken back. */
async function isPrepared(tx: Tx, { subscriptionId, due }: Renewal): Promise<boolean> {
  const earlier = await tx.renewal.findUnique({ where: { subscriptionId_periodStart: { subscriptionId, periodStart: due.periodEnd } }, select: { createdAt: true } })
  if (earlier) await tx.$executeRaw(prepared(subscriptionId))
  return earlier !== null
}

async function end(tx: Tx, { subscriptionId, due, moment }: Renewal): Promise<Renewed> {
  // The database gives the account the guest plan in its place.
  await tx.subscription.update({ where: { id: subscriptionId }, data: { status: 'cancelled', endedAt: moment }, select: { id: true } })
  await voidEndedRenewals(tx, due.accountId)
  await record(tx, SYSTEM, 'subscription.ended', { type: 'account', id: due.accountId, accountId: due.accountId }, { plan: due.planName })
  return 'ended'
}

async function extend(tx: Tx, renewal: Renewal): Promise<Renewed> {
  if (await isPrepared(tx, renewal)) return 'nothing'
  const { subscriptionId, due, moment } = renewal
  await tx.$executeRaw(renewalRow(renewal, null))
  await extendPeriod(tx, { subscriptionId, from: due.periodEnd, at: moment, actor: { type: 'system', id: null }, source: 'renewal', number: null })
  return 'extended'
}

async function issue(tx: Tx, renewal: Renewal): Promise<Renewed> {
  const { subscriptionId, due, moment } = renewal
  const rules = await readRules(tx)
  if (due.periodEnd > horizon(rules, moment) || (await isPrepared(tx, renewal))) return 'nothing'
  const payer = await readPayer(tx, due.accountId)
  const buyer = await readBuyer(tx, payer)
  const method = await wayToPay(tx, due.accountId, buyer.country)
  const invoiceId = newId()
  const dueAt = renewalDueAt(rules, due.periodEnd, moment)
  const lines = renewalLines({ name: due.planName, priceMinor: Number(due.priceMinor), interval: due.interval }, due.periodEnd)
  const { invoice } = await writeTogether<{ invoice: { number: string; total_minor: number } }>(
    tx,
    {
      ...invoiceWrites({ invoiceId, accountId: due.accountId, subscriptionId, currency: due.currency, lines, buyer, now: moment, dueAt }),
      renewal: renewalRow(renewal, invoiceId),
      prepared: prepared(subscriptionId),
    },
    ['invoice'],
  )
  // Who gets the invoice within the days of a reminder is told by the invoice itself.
  const stage = stageAt(rules, dueAt, moment)
  if (stage !== null) await tx.$executeRaw`INSERT INTO invoice_reminders (account_id, invoice_id, days_before, created_at) VALUES (${due.accountId}::uuid, ${invoiceId}::uuid, ${stage}::smallint, ${moment}::timestamptz)`
  await tell(tx, payer, { invoiceId, number: invoice.number, totalMinor: invoice.total_minor, currency: due.currency, dueAt, buyerEmail: buyer.email ?? null, planName: due.planName }, method)
  await record(tx, SYSTEM, 'invoice.issued', { type: 'invoice', id: invoiceId, accountId: due.accountId }, { invoice: invoice.number, plan: due.planName, period_start: due.periodEnd.toISOString() })
  return 'issued'
}

interface Way {
  name: string
  instructions: string
}

async function tell(tx: Tx, payer: Payer, billed: Billed, way: Way): Promise<void> {
  const [first, ...rest] = toPayer(payer, billed, { template: 'renewal-invoice', payload: { ...billOf(payer, billed), methodName: way.name, instructions: way.instructions } }, 'renewal-invoice')
  if (first) await tx.$queryRaw(deliveryRows([first, ...rest]))
}

/** @throws Unrenewable without a billing profile: an invoice names who is billed, and that is nobody's guess. */
async function readBuyer(tx: Tx, { accountId, accountName }: Payer): Promise<Buyer> {
  const profile = await tx.billingProfile.findUnique({ where: { accountId } })
  if (!profile) throw new Unrenewable('no_billing')
  return buyerOnFile(accountName, profile)
}

/** The account's own way to pay, as far as it is still offered; else the first of its country. @throws Unrenewable */
async function wayToPay(tx: Tx, accountId: string, country: string): Promise<Way> {
  const own = await tx.accountPaymentMethod.findFirst({ where: { accountId, isDefault: true }, select: { paymentMethod: { select: { name: true, instructions: true, active: true } } } })
  const way = own?.paymentMethod.active ? own.paymentMethod : await firstPaymentMethod(tx, country)
  if (!way) throw new Unrenewable('no_method')
  return way
}
