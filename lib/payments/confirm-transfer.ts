import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { lockInvoice, requireSettles, settleInvoice } from './settle-invoice'
import type { ConfirmTransfer, RecordTransfer } from './schema'

const duplicates = refusedBy({
  transfers_bank_reference_key: () =>
    conflict('This bank reference was used for another payment', { fields: { bank_reference: ['This reference belongs to another payment. Check the statement'] } }),
  transfers_confirmed_key: () => conflict('This invoice is paid already'),
})

const decision = (actor: StaffActor, input: ConfirmTransfer) => ({
  status: 'confirmed' as const,
  amountMinor: input.amount_minor,
  valueDate: new Date(`${input.value_date}T00:00:00Z`),
  bankReference: input.bank_reference,
  decidedBy: actor.userId,
  decidedAt: now(),
})

/** A transfer that a colleague may still decide, held until the transaction ends. */
export async function lockSubmitted(tx: Tx, transferId: string): Promise<{ invoiceId: string }> {
  // The invoice is locked before the transfer everywhere, so that two decisions can't wait for each other.
  const transfer = await tx.transfer.findUnique({ where: { id: transferId }, select: { invoiceId: true } })
  if (!transfer) throw notFound('This transfer')
  await lockInvoice(tx, { id: transfer.invoiceId })
  const { status } = await tx.transfer.findUniqueOrThrow({ where: { id: transferId }, select: { status: true } })
  if (status !== 'submitted') throw conflict(`This transfer is ${status} already`, { details: { live_status: status } })
  return transfer
}

/**
 * Confirms a transfer that the customer announced: the money is in the bank. Activates the account, starts the period
 * and grants the plan's credits, once.
 *
 * @throws NOT_FOUND; CONFLICT when it was decided before, the amount differs, or the bank reference was used.
 * @see T3-08, BILL-5, BILL-6
 */
export function confirmTransfer(actor: StaffActor, input: ConfirmTransfer & { id: string }): Promise<{ id: string; status: 'confirmed' }> {
  return inStaff(actor, async (tx) => {
    const { invoiceId } = await lockSubmitted(tx, input.id)
    const invoice = await lockInvoice(tx, { id: invoiceId })
    requireSettles(invoice, input.amount_minor)
    await tx.transfer.update({ where: { id: input.id }, data: decision(actor, input) })
    await settleInvoice(tx, actor, invoice, input.id)
    return { id: input.id, status: 'confirmed' as const }
  }).catch(duplicates)
}

/**
 * Records money that arrived for an open invoice without having been announced. An announced transfer of the same
 * invoice is what gets confirmed then, so the queue does not keep it.
 *
 * @throws NOT_FOUND for the invoice; CONFLICT as for confirming.
 */
export function recordTransfer(actor: StaffActor, input: RecordTransfer): Promise<{ id: string; status: 'confirmed' }> {
  return inStaff(actor, async (tx) => {
    const invoice = await lockInvoice(tx, { number: input.invoice_number })
    requireSettles(invoice, input.amount_minor)
    const announced = await tx.transfer.findFirst({ where: { invoiceId: invoice.id, status: 'submitted' }, select: { id: true } })
    const id = announced?.id ?? newId()
    const data = decision(actor, input)
    if (announced) await tx.transfer.update({ where: { id }, data })
    else await tx.transfer.create({ data: { id, accountId: invoice.accountId, invoiceId: invoice.id, currency: invoice.currency, ...data } })
    await settleInvoice(tx, actor, invoice, id)
    return { id, status: 'confirmed' as const }
  }).catch(duplicates)
}
