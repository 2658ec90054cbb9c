import { Prisma } from '@/lib/generated/prisma/client'
import type { Writes } from '@/lib/core/write-together'
import { dueAt, subtotalOf, type InvoiceLine } from './policy'

/** Who is billed, as it is frozen into the invoice. */
export interface Buyer {
  name: string
  /** Absent where the buyer has none; then its invoice is sent by nobody but a person. */
  email?: string | undefined
  addressLine1: string
  addressLine2?: string | undefined
  city: string
  state?: string | undefined
  postalCode?: string | undefined
  country: string
  taxId?: string | undefined
}

/** A buyer who can be written to. */
export type ReachableBuyer = Buyer & { email: string }

interface NewInvoice {
  invoiceId: string
  accountId: string
  /** Null where the invoice pays for a subscription that begins with its money. */
  subscriptionId: string | null
  currency: string
  lines: InvoiceLine[]
  buyer: Buyer
  now: Date
  /** Absent: two weeks after it is issued. */
  dueAt?: Date
}

/** The series of ordinary invoices; credit notes will have their own. */
const SERIES = 'INV'

/**
 * The writes that issue an invoice: the next number of the series, taken from a counter row that stays locked until the
 * transaction ends (BILL-1), and the invoice with seller, buyer, lines and their hash frozen into it (BILL-2). What a
 * subscription owes has a deadline, which the runs of the renewals look after.
 * Hands back `invoice` with number, total_minor, currency and due_at.
 */
export function invoiceWrites({ buyer, lines, ...invoice }: NewInvoice): Writes {
  const year = invoice.now.getUTCFullYear()
  const total = subtotalOf(lines)
  const buyerText = JSON.stringify(buyer)
  const linesText = JSON.stringify(lines)
  return {
    counter: Prisma.sql`INSERT INTO invoice_counters AS c (series, year, last) VALUES (${SERIES}, ${year}, 1)
      ON CONFLICT (series, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
    invoice: Prisma.sql`INSERT INTO invoices (id, account_id, subscription_id, status, series, year, sequence, number, currency,
        subtotal_minor, tax_minor, total_minor, lines, seller, buyer, content_hash, issued_at, due_at)
      SELECT ${invoice.invoiceId}::uuid, ${invoice.accountId}::uuid, ${invoice.subscriptionId}::uuid, 'open', ${SERIES}, ${year}, counter.last,
        n.number, ${invoice.currency}, ${total}::bigint, 0, ${total}::bigint, ${linesText}::jsonb, n.seller, ${buyerText}::jsonb,
        encode(sha256(convert_to(jsonb_build_object('number', n.number, 'currency', ${invoice.currency}::text, 'total_minor', ${total}::bigint,
          'lines', ${linesText}::jsonb, 'seller', n.seller, 'buyer', ${buyerText}::jsonb)::text, 'UTF8')), 'hex'),
        ${invoice.now}::timestamptz, ${invoice.dueAt ?? dueAt(invoice.now)}::timestamptz
      FROM counter, LATERAL (SELECT ${SERIES} || '-' || ${year}::text || '-' || lpad(counter.last::text, greatest(6, length(counter.last::text)), '0') AS number,
        seller() AS seller) n
      RETURNING number, total_minor, currency, due_at`,
    ...(invoice.subscriptionId && {
      deadline: Prisma.sql`INSERT INTO invoice_deadlines (account_id, invoice_id, next_at)
        VALUES (${invoice.accountId}::uuid, ${invoice.invoiceId}::uuid, ${invoice.now}::timestamptz)`,
    }),
  }
}
