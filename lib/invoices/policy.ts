import { DAY } from '@/lib/core/clock'

/** One line of an invoice, amounts in minor units of the invoice's currency. */
export interface InvoiceLine {
  description: string
  quantity: number
  unitMinor: number
  amountMinor: number
}

interface Chargeable {
  name: string
  priceMinor: number
  setupFeeMinor: number
  interval: 'none' | 'month' | 'year'
}

/** Bank transfers take days, so an invoice may be paid for two weeks; as long is an address held for a signup (PROV-6). */
export const DAYS_TO_PAY = 14

/** The day by which an invoice that is issued now has to be paid. */
export const dueAt = (issuedAt: Date): Date => new Date(issuedAt.getTime() + DAYS_TO_PAY * DAY)

const intervalWord = { none: '', month: ', 1 month', year: ', 1 year' } as const

const line = (description: string, amountMinor: number): InvoiceLine => ({ description, quantity: 1, unitMinor: amountMinor, amountMinor })

/** What the first invoice of a plan charges: the first period, and the setup fee where the plan has one. */
export function firstInvoiceLines(plan: Chargeable): InvoiceLine[] {
  return [
    line(`${plan.name} plan${intervalWord[plan.interval]}`, plan.priceMinor),
    ...(plan.setupFeeMinor > 0 ? [line(`${plan.name} setup`, plan.setupFeeMinor)] : []),
  ]
}

const dayOf = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

/** What the invoice of a further period charges; `from` is the day it begins. */
export const renewalLines = (plan: Omit<Chargeable, 'setupFeeMinor'>, from: Date): InvoiceLine[] => [line(`${plan.name} plan${intervalWord[plan.interval]} from ${dayOf.format(from)}`, plan.priceMinor)]

/** The sum of the lines, in minor units. */
export const subtotalOf = (lines: readonly InvoiceLine[]): number => lines.reduce((sum, line) => sum + line.amountMinor, 0)
