// What machines and screens are told of invoices. Browser-safe.
import { z } from 'zod'
import { country, email, limit, optionalLine, requiredLine, uuid } from '@/lib/core/fields'

const status = z.enum(['open', 'paid', 'void', 'uncollectible'])
const moment = z.iso.datetime()

const summary = {
  number: z.string(),
  status,
  currency: z.string(),
  total_minor: z.int(),
  issued_at: moment,
  due_at: moment,
  paid_at: moment.nullable(),
}

/** Seller or buyer, as frozen into an invoice. */
export const party = z.object({
  name: z.string(),
  email: z.string().optional(),
  address_line1: z.string().optional(),
  address_line2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  postal_code: z.string().optional(),
  country: z.string().optional(),
  tax_id: z.string().optional(),
})
export type Party = z.output<typeof party>

/** `next_cursor` goes into `?cursor=`. */
export const invoicesQuery = z.object({ cursor: uuid.optional(), limit })
export type InvoicesQuery = z.output<typeof invoicesQuery>
export const invoicesAnswer = z.object({ data: z.array(z.object(summary)), next_cursor: z.string().nullable() })

export const invoiceParams = z.object({ number: requiredLine(40) })

export const invoiceAnswer = z.object({
  ...summary,
  subtotal_minor: z.int(),
  tax_minor: z.int(),
  lines: z.array(z.object({ description: z.string(), quantity: z.number(), unit_minor: z.int(), amount_minor: z.int() })),
  seller: party,
  buyer: party,
  transfers: z.array(
    z.object({
      id: z.uuid(),
      status: z.enum(['submitted', 'confirmed', 'rejected']),
      amount_minor: z.int(),
      reference: z.string().nullable(),
      paid_on: z.iso.date().nullable(),
      reason: z.string().nullable(),
      created_at: moment,
    }),
  ),
})

/** Who is billed from the next invoice on; what was issued stays as it is. */
export const billingProfileSchema = z.object({
  email,
  address_line1: requiredLine(120),
  address_line2: optionalLine(120),
  city: requiredLine(80),
  state: optionalLine(80),
  postal_code: optionalLine(20),
  country,
  tax_id: optionalLine(40),
})
export type BillingProfileInput = z.output<typeof billingProfileSchema>
