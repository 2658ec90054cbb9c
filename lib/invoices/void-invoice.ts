import type { InvoiceStatus } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'

/**
 * Makes an open invoice void, in the caller's transaction: nothing has to be paid any more. Number and document stay.
 *
 * @throws NOT_FOUND; CONFLICT when it is not open, or its payment is announced: that money may be on its way.
 * @see BILL-3
 */
export async function voidInvoice(tx: Tx, invoiceId: string): Promise<{ number: string; buyerEmail: string }> {
  const [invoice] = await tx.$queryRaw<{ number: string; status: InvoiceStatus; buyer_email: string }[]>`SELECT number, status::text, buyer ->> 'email' AS buyer_email FROM invoices WHERE id = ${invoiceId}::uuid FOR UPDATE`
  if (!invoice) throw notFound('This invoice')
  if (invoice.status !== 'open') throw conflict(`Invoice ${invoice.number} is ${invoice.status}`, { details: { invoice_status: invoice.status } })
  const announced = await tx.transfer.findFirst({ where: { invoiceId, status: 'submitted' }, select: { id: true } })
  if (announced) throw conflict(`A payment for invoice ${invoice.number} is announced. Wait until finance has checked it`, { details: { transfer_status: 'submitted' } })
  await tx.invoice.update({ where: { id: invoiceId }, data: { status: 'void' }, select: { id: true } })
  return { number: invoice.number, buyerEmail: invoice.buyer_email }
}

/**
 * Makes the open invoices void that would have renewed what has ended since: nobody is to pay for a period that does not
 * come. One whose payment is announced stays open until finance has decided.
 *
 * @returns their numbers.
 */
export async function voidEndedRenewals(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ number: string }[]>`UPDATE invoices i SET status = 'void'
    FROM renewals r JOIN subscriptions s ON s.id = r.subscription_id
    WHERE r.account_id = ${accountId}::uuid AND i.account_id = r.account_id AND i.id = r.invoice_id AND i.status = 'open' AND s.status IN ('cancelled', 'expired')
      AND NOT EXISTS (SELECT FROM transfers t WHERE t.account_id = i.account_id AND t.invoice_id = i.id AND t.status = 'submitted')
    RETURNING i.number`
  return rows.map(({ number }) => number)
}
