import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { voidInvoice } from '@/lib/invoices/void-invoice'
import { upgrade as say } from '@/lib/messages/en/upgrade'
import { readPayer } from './payer'
import type { WithdrawPlanChange } from './schema'

/**
 * Takes a requested change of plan back while its invoice is unpaid. The invoice becomes void and keeps its number; whoever
 * got it is told, so that nobody pays it.
 *
 * @param actor an owner or admin; the wrapper has checked `billing:pay`.
 * @throws NOT_FOUND; CONFLICT when it was decided before, or its payment is announced.
 * @see BILL-3
 */
export function withdrawPlanChange(actor: AccountActor, { id }: WithdrawPlanChange): Promise<void> {
  return inAccount(actor, async (tx) => {
    const change = await tx.planChange.findFirst({ where: { id, accountId: actor.accountId }, select: { status: true, invoiceId: true, toPlanVersion: { select: { plan: { select: { name: true } } } } } })
    if (!change) throw notFound('This change of plan')
    if (change.status !== 'requested') throw conflict(say.refused.decided[change.status], { details: { live_status: change.status } })
    // The invoice is what finance holds while it books the money, so whoever gets it first decides.
    const { number, buyerEmail } = await voidInvoice(tx, change.invoiceId)
    await tx.planChange.update({ where: { id }, data: { status: 'withdrawn', decidedAt: now() }, select: { id: true } })
    await record(tx, actor, 'plan_change.withdrawn', { type: 'plan_change', id, accountId: actor.accountId }, { invoice: number })
    await queueDelivery(tx, {
      accountId: actor.accountId,
      channel: 'email',
      to: buyerEmail,
      template: 'invoice-void',
      payload: { name: (await readPayer(tx, actor)).ownerName, accountName: actor.accountName, accountSlug: actor.accountSlug, planName: change.toPlanVersion.plan.name, invoiceNumber: number },
      dedupeKey: `invoice-void:${change.invoiceId}`,
    })
  })
}
