import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { lockSubmitted } from './confirm-transfer'
import { lockInvoice } from './settle-invoice'
import type { RejectTransfer } from './schema'

/**
 * Rejects a transfer that the customer announced but that did not arrive. The invoice stays open, the customer is told
 * why and may announce it again.
 *
 * @throws NOT_FOUND; CONFLICT when it was decided before.
 * @see T3-08, T3-09
 */
export function rejectTransfer(actor: StaffActor, input: RejectTransfer & { id: string }): Promise<{ id: string; status: 'rejected' }> {
  return inStaff(actor, async (tx) => {
    const { invoiceId } = await lockSubmitted(tx, input.id)
    const invoice = await lockInvoice(tx, { id: invoiceId })
    await tx.transfer.update({ where: { id: input.id }, data: { status: 'rejected', reason: input.reason, decidedBy: actor.userId, decidedAt: now() } })
    await record(tx, actor, 'transfer.rejected', { type: 'transfer', id: input.id, accountId: invoice.accountId }, { invoice: invoice.number, reason: input.reason })
    if (invoice.buyerEmail === null) return { id: input.id, status: 'rejected' as const }
    await queueDelivery(tx, {
      accountId: invoice.accountId,
      channel: 'email',
      to: invoice.buyerEmail,
      template: 'payment-rejected',
      payload: { name: invoice.ownerName, accountName: invoice.accountName, accountSlug: invoice.accountSlug, invoiceNumber: invoice.number, reason: input.reason },
      dedupeKey: `payment-rejected:${input.id}`,
    })
    return { id: input.id, status: 'rejected' as const }
  })
}
