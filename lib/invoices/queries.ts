import { z } from 'zod'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { InvoiceStatus, TransferStatus } from '@/lib/generated/prisma/enums'
import type { InvoiceLine } from './policy'
import { party, type InvoicesQuery, type Party } from './schema'

/** An issued invoice in a list. Amounts in minor units. */
export interface InvoiceSummary {
  id: string
  number: string
  status: Exclude<InvoiceStatus, 'draft'>
  currency: string
  totalMinor: number
  issuedAt: Date
  dueAt: Date
  paidAt: Date | null
}

/** An issued invoice with all that was frozen into it. */
export interface InvoiceDetail extends InvoiceSummary {
  subtotalMinor: number
  taxMinor: number
  lines: InvoiceLine[]
  seller: Party
  buyer: Party
  /** What the account announced and what finance decided, the newest first. */
  transfers: {
    id: string
    status: TransferStatus
    amountMinor: number
    reference: string | null
    paidOn: Date | null
    reason: string | null
    createdAt: Date
  }[]
}

export interface InvoicePage {
  invoices: InvoiceSummary[]
  nextCursor: string | null
}

const summaryColumns = { id: true, number: true, status: true, currency: true, totalMinor: true, issuedAt: true, dueAt: true, paidAt: true } as const

interface SummaryRow {
  id: string
  number: string | null
  status: InvoiceStatus
  currency: string
  totalMinor: bigint
  issuedAt: Date | null
  dueAt: Date | null
  paidAt: Date | null
}

/** The account's issued invoices, the newest first. `cursor` is the id of the last one seen; ids grow with time. */
export function listInvoices(actor: AccountActor, { cursor, limit }: InvoicesQuery): Promise<InvoicePage> {
  return inAccount(actor, async (tx) => {
    const rows = await tx.invoice.findMany({
      where: { accountId: actor.accountId, status: { not: 'draft' }, ...(cursor && { id: { lt: cursor } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: summaryColumns,
    })
    const shown = rows.slice(0, limit)
    return { invoices: shown.map(toSummary), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
  })
}

/**
 * One issued invoice of the account.
 *
 * @throws NOT_FOUND when there is none of that number, it is a draft, or another account's.
 */
export function getInvoice(actor: AccountActor, { number }: { number: string }): Promise<InvoiceDetail> {
  return inAccount(actor, async (tx) => {
    const row = await tx.invoice.findFirst({
      where: { accountId: actor.accountId, number, status: { not: 'draft' } },
      select: {
        ...summaryColumns,
        subtotalMinor: true,
        taxMinor: true,
        lines: true,
        seller: true,
        buyer: true,
        transfers: {
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          select: { id: true, status: true, amountMinor: true, reference: true, paidOn: true, reason: true, createdAt: true },
        },
      },
    })
    if (!row) throw notFound('This invoice')
    return {
      ...toSummary(row),
      subtotalMinor: Number(row.subtotalMinor),
      taxMinor: Number(row.taxMinor),
      lines: z.array(frozenLine).parse(row.lines),
      seller: frozenParty.parse(row.seller),
      buyer: frozenParty.parse(row.buyer),
      transfers: row.transfers.map((transfer) => ({ ...transfer, amountMinor: Number(transfer.amountMinor) })),
    }
  })
}

/** The account's billing address, or null while it has none. */
export const getBillingProfile = (actor: AccountActor) => inAccount(actor, (tx) => tx.billingProfile.findUnique({ where: { accountId: actor.accountId } }))

function toSummary({ number, status, issuedAt, dueAt, ...row }: SummaryRow): InvoiceSummary {
  // The database keeps these together with the state (invoices_issued_check).
  if (number === null || status === 'draft' || !issuedAt || !dueAt) throw new TypeError('a draft is not an issued invoice')
  return { ...row, number, status, issuedAt, dueAt, totalMinor: Number(row.totalMinor) }
}

const frozenLine = z.object({ description: z.string(), quantity: z.number(), unitMinor: z.number(), amountMinor: z.number() })

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A party as it was frozen: buyers in the names of our code, sellers in those of the API. */
const frozenParty = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, content]) => [snakeCase(name), content ?? undefined])) : value),
  party,
)
