import { Prisma } from '@/lib/generated/prisma/client'
import type { AccountStatus, InvoiceStatus, SubscriptionStatus } from '@/lib/generated/prisma/enums'
import { auditWrite, record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { writeTogether } from '@/lib/core/write-together'
import { grant } from '@/lib/credits/credit-service'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { liftPastDue } from '@/lib/invoices/deadlines'
import { voidEndedRenewals } from '@/lib/invoices/void-invoice'
import { applyPlanChange } from '@/lib/subscriptions/apply-plan-change'
import { extendPeriod } from '@/lib/subscriptions/extend-period'
import { creditsEnd, periodEnd } from '@/lib/subscriptions/policy'

/** An invoice with what its payment sets in motion, locked until the transaction ends. */
export interface OpenInvoice {
  id: string
  number: string
  status: InvoiceStatus
  accountId: string
  accountName: string
  accountSlug: string
  ownerName: string
  accountStatus: AccountStatus
  totalMinor: bigint
  currency: string
  /** Null for a buyer who has no address. */
  buyerEmail: string | null
  subscriptionId: string | null
  subscriptionStatus: SubscriptionStatus | null
  /** When the subscription's running period began; null while it has none. */
  periodStart: Date | null
  periodEnd: Date | null
  /** The end of the period that this invoice renews; null for every other invoice. */
  renewsFrom: Date | null
  /** The change of plan that this invoice is for; the plan's fields are then those of the plan it leads to. */
  planChangeId: string | null
  planName: string | null
  includedCredits: bigint | null
  /** `once`: they belong to no period, and stay. */
  creditGrant: 'once' | 'period' | null
  interval: 'none' | 'month' | 'year' | null
  durationDays: number | null
}

/**
 * Reads an invoice and holds it, so that two colleagues who decide at once are told apart: the second sees what the
 * first has done. The account is held as well: somebody else's signup may be about to take its address (PROV-6).
 *
 * @throws NOT_FOUND
 */
export async function lockInvoice(tx: Tx, by: { id: string } | { number: string }): Promise<OpenInvoice> {
  const which = 'id' in by ? Prisma.sql`i.id = ${by.id}::uuid` : Prisma.sql`i.number = ${by.number}`
  await tx.$queryRaw`SELECT 1 FROM invoices i JOIN accounts a ON a.id = i.account_id WHERE ${which} FOR UPDATE OF i FOR NO KEY UPDATE OF a`
  // Read in a statement of its own: the one that waited for the locks would still see the subscription of before.
  const [invoice] = await tx.$queryRaw<OpenInvoice[]>`
    SELECT i.id, i.number, i.status::text, i.account_id AS "accountId", a.name AS "accountName", a.slug AS "accountSlug",
      (SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.account_id = a.id AND m.role = 'owner') AS "ownerName", a.status::text AS "accountStatus",
      i.total_minor AS "totalMinor", i.currency::text, i.buyer ->> 'email' AS "buyerEmail", s.id AS "subscriptionId", s.status::text AS "subscriptionStatus",
      s.period_start AS "periodStart", s.period_end AS "periodEnd", r.period_start AS "renewsFrom", c.id AS "planChangeId", p.name AS "planName", v.included_credits AS "includedCredits", v.credit_grant::text AS "creditGrant", v."interval"::text, v.duration_days AS "durationDays"
    FROM invoices i JOIN accounts a ON a.id = i.account_id
      LEFT JOIN subscriptions s ON s.id = i.subscription_id
      LEFT JOIN renewals r ON r.account_id = i.account_id AND r.invoice_id = i.id
      LEFT JOIN plan_changes c ON c.account_id = i.account_id AND c.invoice_id = i.id
      LEFT JOIN plan_versions v ON v.id = coalesce(c.to_plan_version_id, s.plan_version_id) LEFT JOIN plans p ON p.id = v.plan_id
    WHERE ${which}`
  if (!invoice) throw notFound('This invoice')
  return invoice
}

const RUNNING: ReadonlySet<SubscriptionStatus> = new Set(['active', 'past_due', 'cancel_scheduled'])
/** Its period began before this money came: a renewal, or an installed plan whose installation was first. */
const hasBegun = ({ subscriptionStatus }: OpenInvoice): boolean => subscriptionStatus !== null && RUNNING.has(subscriptionStatus)

/**
 * Refuses money that does not settle the invoice.
 *
 * @throws CONFLICT when the invoice is not open, it renews what has ended, or the amount is another than what is owed: details hold both.
 * @see T3-08, BILL-6
 */
export function requireSettles(invoice: OpenInvoice, amountMinor: number): void {
  if (invoice.status !== 'open') {
    throw conflict(`Invoice ${invoice.number} is ${invoice.status}; nothing is open on it`, { details: { invoice_status: invoice.status } })
  }
  if (invoice.renewsFrom && !hasBegun(invoice)) {
    throw conflict(`Invoice ${invoice.number} renews a subscription that has ended. Reject the payment and send the money back`, { details: { subscription_status: invoice.subscriptionStatus } })
  }
  if (BigInt(amountMinor) !== invoice.totalMinor) {
    throw conflict(`The amount differs from invoice ${invoice.number}`, {
      fields: { amount_minor: ['This is not what the invoice asks for. Check the statement; nothing was changed'] },
      details: { expected_minor: Number(invoice.totalMinor), given_minor: amountMinor, currency: invoice.currency },
    })
  }
}

/**
 * What paid money does, all in the caller's transaction: invoice paid, subscription's period begun (or extended, or the
 * plan changed, where the invoice is for that), account active, the plan's credits granted for this period, audit and
 * message. Once: the invoice's lock and the grant's key see to it. An account that was suspended for this debt is opened.
 *
 * What waits for its installation is paid and goes on waiting: `activateInstalled` begins its period and brings the
 * credits. Where the installation was first, the period runs already, and the credits come with the money.
 */
export async function settleInvoice(tx: Tx, actor: StaffActor, invoice: OpenInvoice, transferId: string): Promise<void> {
  const moment = now()
  const waitsForVisit = invoice.accountStatus === 'pending_installation'
  const starts = invoice.subscriptionStatus === 'pending_payment' && !waitsForVisit
  const end = starts ? periodEnd(moment, { interval: invoice.interval ?? 'none', durationDays: invoice.durationDays }) : null
  await writeTogether(tx, {
    invoice: Prisma.sql`UPDATE invoices SET status = 'paid', paid_at = ${moment}::timestamptz WHERE id = ${invoice.id}::uuid`,
    ...(starts && {
      subscription: Prisma.sql`UPDATE subscriptions SET status = 'active', period_start = ${moment}::timestamptz, period_end = ${end}::timestamptz
        WHERE id = ${invoice.subscriptionId}::uuid AND status = 'pending_payment'`,
    }),
    account: Prisma.sql`UPDATE accounts SET status = 'active', updated_at = ${moment}::timestamptz WHERE id = ${invoice.accountId}::uuid AND status = 'pending_payment'`,
    audit: auditWrite({
      actor: { type: 'staff', id: actor.actorId },
      action: 'transfer.confirmed',
      subject: { type: 'invoice', id: invoice.id, accountId: invoice.accountId },
      data: { invoice: invoice.number, transfer: transferId, total_minor: Number(invoice.totalMinor), currency: invoice.currency },
      requestId: actor.requestId,
    }),
  })
  const credits = await bringPeriod(tx, actor, invoice, starts ? { start: moment, end } : null, moment)
  if (invoice.subscriptionId && (await liftPastDue(tx, invoice.accountId, moment))) {
    await record(tx, actor, 'account.resumed', { type: 'account', id: invoice.accountId, accountId: invoice.accountId }, { invoice: invoice.number })
  }
  if (invoice.buyerEmail === null) return
  await queueDelivery(tx, {
    accountId: invoice.accountId,
    channel: 'email',
    to: invoice.buyerEmail,
    template: 'payment-confirmed',
    payload: {
      name: invoice.ownerName,
      accountName: invoice.accountName,
      accountSlug: invoice.accountSlug,
      planName: invoice.planName ?? invoice.accountName,
      invoiceNumber: invoice.number,
      amountMinor: Number(invoice.totalMinor),
      currency: invoice.currency,
      credits,
      ...(waitsForVisit && { afterVisit: true }),
    },
    dedupeKey: `payment-confirmed:${invoice.id}`,
  })
}

/**
 * The period that the money is for, with its credits.
 *
 * @param begins the period that begins with this money; null where it runs already, or waits for a visit.
 * @returns how many credits came.
 */
async function bringPeriod(tx: Tx, actor: StaffActor, invoice: OpenInvoice, begins: { start: Date; end: Date | null } | null, moment: Date): Promise<number> {
  const author = { type: 'staff', id: actor.actorId } as const
  if (invoice.renewsFrom && invoice.subscriptionId) {
    const extension = { subscriptionId: invoice.subscriptionId, from: invoice.renewsFrom, at: moment, actor: author, source: 'payment', number: invoice.number }
    await tx.renewal.updateMany({ where: { accountId: invoice.accountId, invoiceId: invoice.id }, data: { settledAt: moment } })
    return (await extendPeriod(tx, extension)).credits
  }
  const isChange = invoice.planChangeId !== null
  const begun = invoice.planChangeId === null ? (begins || hasBegun(invoice)) && invoice.subscriptionId : await applyPlanChange(tx, actor, { ...invoice, planChangeId: invoice.planChangeId }, moment)
  if (isChange) await voidEndedRenewals(tx, invoice.accountId)
  if (!begun || !invoice.includedCredits) return 0
  const started = { start: moment, end: periodEnd(moment, { interval: invoice.interval ?? 'none', durationDays: invoice.durationDays }) }
  const period = isChange ? started : (begins ?? { start: invoice.periodStart ?? moment, end: invoice.periodEnd })
  await grant(tx, {
    accountId: invoice.accountId,
    amount: Number(invoice.includedCredits),
    entryKind: 'plan_grant',
    lotKind: 'plan',
    key: `invoice:${invoice.id}`,
    reason: `${invoice.planName} plan, paid by ${invoice.number}`,
    actor: author,
    source: 'payment',
    subscriptionId: begun,
    periodStart: period.start,
    expiresAt: invoice.creditGrant === 'period' ? creditsEnd(period.end) : undefined,
  })
  return Number(invoice.includedCredits)
}
