import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { TransferStatus } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { cursor, limit, text } from '@/lib/core/fields'
import { fromCursor, page } from '@/lib/core/keyset'
import { containing } from '@/lib/core/like-pattern'
import type { TransferAnswer } from './schema'

export const transfersQuery = z.object({
  status: z.enum(TransferStatus).optional(),
  /** An invoice number, a reference, or part of an account's name. */
  q: text(120).optional(),
  cursor: cursor.optional(),
  limit,
})
export type TransfersQuery = z.output<typeof transfersQuery>

/** A transfer in finance's queue. Amounts in minor units; days as `YYYY-MM-DD`. */
export interface TransferRow {
  id: string
  status: TransferStatus
  createdAt: Date
  invoiceNumber: string
  totalMinor: bigint
  accountId: string
  accountSlug: string
  accountName: string
  amountMinor: bigint
  currency: string
  reference: string | null
  paidOn: string | null
  note: string | null
  bankReference: string | null
  valueDate: string | null
  reason: string | null
  decidedAt: Date | null
}

const matching = (q: string): Prisma.Sql => {
  const pattern = containing(q)
  return Prisma.sql`(lower(i.number) LIKE ${pattern} OR lower(t.reference) LIKE ${pattern} OR a.name_key LIKE ${pattern})`
}

/** What accounts say they have paid, and what finance decided, newest first, a page at a time. */
export function listTransfers(actor: StaffActor, query: TransfersQuery): Promise<{ rows: TransferRow[]; nextCursor: string | null }> {
  const conditions = [Prisma.sql`true`]
  if (query.cursor) {
    const { createdAt, id } = fromCursor(query.cursor)
    conditions.push(Prisma.sql`(t.created_at, t.id) < (${createdAt}::timestamptz, ${id}::uuid)`)
  }
  if (query.status) conditions.push(Prisma.sql`t.status = ${query.status}::transfer_status`)
  if (query.q) conditions.push(matching(query.q))
  return inStaff(actor, async (tx) => {
    const rows = await tx.$queryRaw<TransferRow[]>`
      SELECT t.id, t.status::text, t.created_at AS "createdAt", i.number AS "invoiceNumber", i.total_minor AS "totalMinor", a.id AS "accountId", a.slug AS "accountSlug",
        a.name AS "accountName", t.amount_minor AS "amountMinor", t.currency::text, t.reference, t.paid_on::text AS "paidOn", t.note,
        t.bank_reference AS "bankReference", t.value_date::text AS "valueDate", t.reason, t.decided_at AS "decidedAt"
      FROM transfers t JOIN invoices i ON i.id = t.invoice_id JOIN accounts a ON a.id = t.account_id
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY t.created_at DESC, t.id DESC LIMIT ${query.limit + 1}`
    return page(rows, query.limit)
  })
}

/** How many announced transfers wait for a decision; counted to 100, which reads as "many". */
export const countSubmitted = (actor: StaffActor): Promise<number> =>
  inStaff(actor, (tx) => tx.transfer.count({ where: { status: 'submitted' }, take: 100 }))

/** An invoice that waits for its money. */
export interface OpenInvoiceRow {
  id: string
  number: string
  createdAt: Date
  dueAt: Date
  totalMinor: bigint
  currency: string
  accountId: string
  accountName: string
  announced: boolean
}

/** Invoices without their money, the one that is due first at the top; at most a hundred. */
export const listOpenInvoices = (actor: StaffActor, q?: string): Promise<OpenInvoiceRow[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<OpenInvoiceRow[]>`
      SELECT i.id, i.number, i.created_at AS "createdAt", i.due_at AS "dueAt", i.total_minor AS "totalMinor", i.currency::text, a.id AS "accountId", a.name AS "accountName",
        EXISTS (SELECT 1 FROM transfers t WHERE t.invoice_id = i.id AND t.status = 'submitted') AS announced
      FROM invoices i JOIN accounts a ON a.id = i.account_id
      WHERE i.status = 'open' AND ${q ? Prisma.sql`(lower(i.number) LIKE ${containing(q)} OR a.name_key LIKE ${containing(q)})` : Prisma.sql`true`}
      ORDER BY i.due_at, i.id LIMIT 100`,
  )

/** A transfer in the contract's words. */
export const toTransferAnswer = (row: TransferRow): TransferAnswer => ({
  id: row.id,
  status: row.status,
  invoice_number: row.invoiceNumber,
  account_id: row.accountId,
  account_slug: row.accountSlug,
  account_name: row.accountName,
  amount_minor: Number(row.amountMinor),
  currency: row.currency,
  reference: row.reference,
  paid_on: row.paidOn,
  note: row.note,
  bank_reference: row.bankReference,
  value_date: row.valueDate,
  reason: row.reason,
  created_at: row.createdAt.toISOString(),
  decided_at: row.decidedAt?.toISOString() ?? null,
})
