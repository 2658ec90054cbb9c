import type { Tx } from '@/lib/core/db'

// What follows when a subscription's invoice stays unpaid. The runs of lib/renewals look at what is due; here is what
// others do to it.

/** Has an account's unpaid invoices looked at with the next run: it was opened, or opened again. */
export async function wakeDeadlines(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_deadlines d SET next_at = ${at}::timestamptz FROM invoices i
    WHERE d.account_id = ${accountId}::uuid AND i.account_id = d.account_id AND i.id = d.invoice_id AND i.status = 'open'`
}

/** Notes that a suspension because of an unpaid invoice is lifted: the same invoice suspends nobody again. */
export async function noteResumed(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_deadlines SET resumed_at = ${at}::timestamptz WHERE account_id = ${accountId}::uuid AND suspended_at IS NOT NULL AND resumed_at IS NULL`
}

/**
 * What the money for one of its invoices brings back, when nothing else of the account is past due: the subscription's
 * standing, and the account, if it was suspended because of this debt and by nobody. The invoice is paid already.
 *
 * @returns true when the account was suspended and is active again.
 * @see BILL-10
 */
export async function liftPastDue(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  const [{ owes, suspended } = { owes: true, suspended: false }] = await tx.$queryRaw<{ owes: boolean; suspended: boolean }[]>`
    SELECT coalesce(bool_or(i.status = 'open' AND d.past_due_at IS NOT NULL), false) AS owes, coalesce(bool_or(d.suspended_at IS NOT NULL AND d.resumed_at IS NULL), false) AS suspended
    FROM invoice_deadlines d JOIN invoices i ON i.account_id = d.account_id AND i.id = d.invoice_id WHERE d.account_id = ${accountId}::uuid`
  if (owes) return false
  await tx.$executeRaw`UPDATE subscriptions SET status = 'active' WHERE account_id = ${accountId}::uuid AND status = 'past_due'`
  if (!suspended) return false
  await noteResumed(tx, accountId, at)
  return (await tx.$executeRaw`UPDATE accounts SET status = 'active', updated_at = ${at}::timestamptz WHERE id = ${accountId}::uuid AND status = 'suspended'`) === 1
}
