import { Prisma } from '@/lib/generated/prisma/client'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { writeTogether } from '@/lib/core/write-together'
import { subscriptionWrites } from './open-subscription'
import { beyond } from './policy'
import { lockStanding, readStanding } from './standing'

/** A change of plan whose invoice is being paid, in the transaction that holds the invoice. */
interface PaidChange {
  planChangeId: string
  accountId: string
  /** Of the invoice. */
  number: string
}

/**
 * Carries a paid change of plan out: the live subscription ends, one to the version that was asked for begins at once.
 * What came into use since the request and is more than the new plan holds stays, as after any move to a smaller plan; the
 * plan takes nothing further. The audit names it, so that a colleague can help.
 *
 * @returns the id of the subscription that begins.
 * @see T3-08, T3-18, SITE-3, BILL-9
 */
export async function applyPlanChange(tx: Tx, actor: StaffActor, { planChangeId, accountId, number }: PaidChange, moment: Date): Promise<string> {
  const before = await lockStanding(tx, accountId)
  const { toPlanVersion: version } = await tx.planChange.findUniqueOrThrow({
    where: { id: planChangeId },
    select: { toPlanVersion: { select: { id: true, interval: true, durationDays: true } } },
  })
  const subscriptionId = newId()
  // On its own, because the index that allows one live subscription judges each statement as it comes.
  await tx.subscription.update({ where: { id: before.subscriptionId }, data: { status: 'cancelled', endedAt: moment }, select: { id: true } })
  await writeTogether(tx, {
    ...subscriptionWrites({ subscriptionId, accountId, planVersionId: version.id, waits: false, period: version, now: moment }),
    change: Prisma.sql`UPDATE plan_changes SET status = 'applied', to_subscription_id = ${subscriptionId}::uuid, decided_at = ${moment}::timestamptz
      WHERE id = ${planChangeId}::uuid`,
  })
  const after = await readStanding(tx, accountId)
  const over = beyond(after.plan.limits, after.inUse)
  await record(tx, actor, 'plan_change.applied', { type: 'plan_change', id: planChangeId, accountId }, {
    from: before.plan.slug,
    to: after.plan.slug,
    invoice: number,
    ...(over.length > 0 && { over: over.map((one) => ({ ...one })) }),
  })
  return subscriptionId
}
