import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { voidInvoice } from '@/lib/invoices/void-invoice'
import { upgrade as say } from '@/lib/messages/en/upgrade'
import type { WithdrawPlanChange } from './schema'

/**
 * Takes a requested change of plan back while its invoice is unpaid. The invoice becomes void and keeps its number.
 *
 * @param actor an owner or admin; the wrapper has checked `billing:pay`.
 * @throws NOT_FOUND; CONFLICT when it was decided before, or its payment is announced.
 * @see BILL-3
 */
export function withdrawPlanChange(actor: AccountActor, { id }: WithdrawPlanChange): Promise<void> {
  return inAccount(actor, async (tx) => {
    const change = await tx.planChange.findFirst({ where: { id, accountId: actor.accountId }, select: { status: true, invoiceId: true } })
    if (!change) throw notFound('This change of plan')
    if (change.status !== 'requested') throw conflict(say.refused.decided[change.status], { details: { live_status: change.status } })
    // The invoice is what finance holds while it books the money, so whoever gets it first decides.
    const { number } = await voidInvoice(tx, change.invoiceId)
    await tx.planChange.update({ where: { id }, data: { status: 'withdrawn', decidedAt: now() }, select: { id: true } })
    await record(tx, actor, 'plan_change.withdrawn', { type: 'plan_change', id, accountId: actor.accountId }, { invoice: number })
  })
}
