import type { InvoiceStatus } from '@/lib/generated/prisma/enums'
import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import type { SubmitTransfer } from './schema'

/**
 * An account says that it has paid an invoice. Finance finds it in its queue; nothing is active before they confirm.
 *
 * @throws NOT_FOUND for the invoice; CONFLICT when it is not open, an announcement waits already, or the reference was
 *   given before.
 * @see T3-09, BILL-5
 */
export function submitTransfer(actor: AccountActor, input: SubmitTransfer & { number: string }): Promise<Once<{ transfer_id: string; status: 'submitted' }>> {
  return inAccount(actor, (tx) =>
    once(tx, actor.command, async () => {
      // Held against finance, who may be recording the same money: an invoice that is paid takes no more announcements.
      const [invoice] = await tx.$queryRaw<{ id: string; status: InvoiceStatus; currency: string }[]>`
        SELECT id, status::text, currency::text FROM invoices WHERE number = ${input.number} FOR SHARE`
      if (!invoice) throw notFound('This invoice')
      if (invoice.status !== 'open') throw conflict(`Invoice ${input.number} is ${invoice.status}; there is nothing to pay`)
      const id = newId()
      await tx.transfer.create({
        data: {
          id,
          accountId: actor.accountId,
          invoiceId: invoice.id,
          status: 'submitted',
          amountMinor: input.amount_minor,
          currency: invoice.currency,
          reference: input.reference,
          paidOn: new Date(`${input.paid_on}T00:00:00Z`),
          note: input.note ?? null,
        },
      })
      await record(tx, actor, 'transfer.submitted', { type: 'transfer', id, accountId: actor.accountId }, { invoice: input.number })
      return { transfer_id: id, status: 'submitted' as const }
    }),
  ).catch(
    refusedBy({
      transfers_submitted_key: () => conflict('A payment for this invoice is announced already. Finance will check it'),
      transfers_reference_key: () => conflict('This reference was given before', { fields: { reference: ['You gave this reference before. Each transfer has its own'] } }),
    }),
  )
}
