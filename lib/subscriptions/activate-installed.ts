import { Prisma } from '@/lib/generated/prisma/client'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { auditWrite } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { writeTogether } from '@/lib/core/write-together'
import { grant } from '@/lib/credits/credit-service'
import { wakeDeadlines } from '@/lib/invoices/deadlines'
import { creditsEnd, periodEnd } from './policy'

interface Waiting {
  accountStatus: AccountStatus
  subscriptionId: string
  planName: string
  includedCredits: bigint
  creditGrant: 'once' | 'period'
  interval: 'none' | 'month' | 'year'
  durationDays: number | null
  /** The subscription's first invoice; null for a plan that costs nothing. */
  invoiceId: string | null
  invoiceNumber: string | null
  isPaid: boolean
}

/**
 * Opens an account whose installation is complete, in the caller's transaction: account active, its subscription's period
 * begins, audit. The plan's credits come with whichever is later, the installation or the payment (PROV-7); either way
 * they have the key of the invoice, so they come once.
 *
 * @param at when the installation was completed; the period begins then
 * @returns false when the account works already: an installation that was reopened and completed again begins nothing anew
 * @throws NOT_FOUND; CONFLICT when the account is closed
 * @see T1-25, T3-01
 */
export async function activateInstalled(tx: Tx, actor: StaffActor, { accountId, at }: { accountId: string; at: Date }): Promise<{ activated: boolean }> {
  // Held before it is read: a payment that is being confirmed at this moment is seen, or sees us.
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  const waiting = await readWaiting(tx, accountId)
  if (waiting.accountStatus === 'closed') throw conflict('This account is closed; there is nothing to open')
  if (waiting.accountStatus !== 'pending_installation') return { activated: false }
  const author = { type: 'staff', id: actor.actorId } as const
  const end = periodEnd(at, waiting)

  await writeTogether(tx, {
    account: Prisma.sql`UPDATE accounts SET status = 'active', updated_at = ${at}::timestamptz WHERE id = ${accountId}::uuid`,
    subscription: Prisma.sql`UPDATE subscriptions SET status = 'active', period_start = ${at}::timestamptz, period_end = ${end}::timestamptz
      WHERE id = ${waiting.subscriptionId}::uuid AND status = 'pending_payment'`,
    audit: auditWrite({ actor: author, action: 'account.activated', subject: { type: 'account', id: accountId, accountId }, data: { paid: waiting.isPaid }, requestId: actor.requestId }),
  })
  if (waiting.isPaid && waiting.includedCredits > 0n) {
    await grant(tx, {
      accountId,
      amount: Number(waiting.includedCredits),
      entryKind: waiting.invoiceId ? 'plan_grant' : 'opening_grant',
      lotKind: waiting.invoiceId || waiting.creditGrant === 'period' ? 'plan' : 'free',
      key: waiting.invoiceId ? `invoice:${waiting.invoiceId}` : 'opening',
      reason: waiting.invoiceNumber ? `${waiting.planName} plan, paid by ${waiting.invoiceNumber}` : `${waiting.planName} plan`,
      actor: author,
      source: 'installation',
      subscriptionId: waiting.subscriptionId,
      periodStart: at,
      expiresAt: waiting.creditGrant === 'period' ? creditsEnd(end) : undefined,
    })
  }
  // What is unpaid waited with the account; from now on it counts.
  if (!waiting.isPaid) await wakeDeadlines(tx, accountId, at)
  return { activated: true }
}

async function readWaiting(tx: Tx, accountId: string): Promise<Waiting> {
  const [row] = await tx.$queryRaw<Waiting[]>`
    SELECT a.status::text AS "accountStatus", s.id AS "subscriptionId", p.name AS "planName", v.included_credits AS "includedCredits",
      v.credit_grant::text AS "creditGrant", v."interval"::text, v.duration_days AS "durationDays", i.id AS "invoiceId", i.number AS "invoiceNumber",
      (i.id IS NULL OR i.status = 'paid') AS "isPaid"
    FROM accounts a
      JOIN subscriptions s ON s.account_id = a.id AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')
      JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
      LEFT JOIN LATERAL (SELECT f.id, f.number, f.status FROM invoices f WHERE f.subscription_id = s.id ORDER BY f.issued_at LIMIT 1) i ON true
    WHERE a.id = ${accountId}::uuid`
  if (!row) throw notFound('This account')
  return row
}
