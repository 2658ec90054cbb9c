import { z } from 'zod'
import { moneyMinor, optionalLine, requiredLine, uuid } from '@/lib/core/fields'
import { fields as fieldWords } from '@/lib/messages/en/fields'

// What is said about money that moved. Dates are days of the calendar, amounts minor units of the invoice's currency.

const DAY_WANTED = 'Enter a day as year-month-day, for example 2026-11-21'
// A year before 2000 is a typing mistake; the year 0 is none that the database knows.
const day = z.iso.date({ error: DAY_WANTED }).refine((value) => value >= '2000-01-01', DAY_WANTED)
const amount = moneyMinor.refine((value) => value > 0, 'Enter an amount above zero')
const invoiceNumber = requiredLine(40)

/** A customer says: I have paid. */
export const submitTransferBody = z.object({ amount_minor: amount, reference: requiredLine(80, fieldWords.reference), paid_on: day, note: optionalLine(300) })
export type SubmitTransfer = z.output<typeof submitTransferBody>
export const submitTransferParams = z.object({ number: invoiceNumber })
export const submitTransferAnswer = z.object({ transfer_id: z.uuid(), status: z.literal('submitted') })

/** Finance says: the money is there. */
export const confirmTransferBody = z.object({ amount_minor: amount, value_date: day, bank_reference: requiredLine(80, fieldWords.reference) })
export type ConfirmTransfer = z.output<typeof confirmTransferBody>

/** Finance found money for an invoice that nobody announced. */
export const recordTransferBody = confirmTransferBody.extend({ invoice_number: invoiceNumber })
export type RecordTransfer = z.output<typeof recordTransferBody>

export const rejectTransferBody = z.object({ reason: requiredLine(300, fieldWords.reason) })
export type RejectTransfer = z.output<typeof rejectTransferBody>

export const transferParams = z.object({ id: uuid })

export const transferAnswer = z.object({
  id: z.uuid(),
  status: z.enum(['submitted', 'confirmed', 'rejected']),
  invoice_number: z.string(),
  account_id: z.uuid(),
  account_slug: z.string(),
  account_name: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  reference: z.string().nullable(),
  paid_on: z.string().nullable(),
  note: z.string().nullable(),
  bank_reference: z.string().nullable(),
  value_date: z.string().nullable(),
  reason: z.string().nullable(),
  created_at: z.string(),
  decided_at: z.string().nullable(),
})
export type TransferAnswer = z.output<typeof transferAnswer>
