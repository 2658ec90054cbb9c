// From what the domain returns to the words of the API.
import type { z } from 'zod'
import type { InvoiceDetail, InvoicePage, InvoiceSummary } from './queries'
import type { invoiceAnswer, invoicesAnswer } from './schema'

const toSummary = (invoice: InvoiceSummary) => ({
  number: invoice.number,
  status: invoice.status,
  currency: invoice.currency,
  total_minor: invoice.totalMinor,
  issued_at: invoice.issuedAt.toISOString(),
  due_at: invoice.dueAt.toISOString(),
  paid_at: invoice.paidAt?.toISOString() ?? null,
})

export const toInvoices = ({ invoices, nextCursor }: InvoicePage): z.input<typeof invoicesAnswer> => ({ data: invoices.map(toSummary), next_cursor: nextCursor })

export const toInvoice = (invoice: InvoiceDetail): z.input<typeof invoiceAnswer> => ({
  ...toSummary(invoice),
  subtotal_minor: invoice.subtotalMinor,
  tax_minor: invoice.taxMinor,
  lines: invoice.lines.map(({ description, quantity, unitMinor, amountMinor }) => ({ description, quantity, unit_minor: unitMinor, amount_minor: amountMinor })),
  seller: invoice.seller,
  buyer: invoice.buyer,
  transfers: invoice.transfers.map(({ id, status, amountMinor, reference, paidOn, reason, createdAt }) => ({
    id,
    status,
    amount_minor: amountMinor,
    reference,
    paid_on: paidOn?.toISOString().slice(0, 10) ?? null,
    reason,
    created_at: createdAt.toISOString(),
  })),
})
