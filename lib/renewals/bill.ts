import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import type { NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { Payload } from '@/lib/deliveries/schema'

// What messages about an invoice of a subscription say, and to whom.

/** Who answers for an account, and how to reach them. */
export interface Payer {
  accountId: string
  accountName: string
  accountSlug: string
  ownerName: string
  ownerEmail: string | null
  ownerPhone: string | null
  /** The language of the application that the account came from, else the organisation's. */
  locale: string
  timeZone: string
}

/** An issued invoice, as far as messages name it. */
export interface Billed {
  invoiceId: string
  number: string
  totalMinor: number
  currency: string
  dueAt: Date
  /** As it was frozen into the invoice. */
  buyerEmail: string | null
  planName: string
}

/**
 * Who is billed for an account, and in which language.
 *
 * @throws Error for an account without an owner, which the database does not allow.
 */
export async function readPayer(tx: Tx, accountId: string): Promise<Payer> {
  const [payer] = await tx.$queryRaw<Payer[]>`
    SELECT a.id AS "accountId", a.name AS "accountName", a.slug AS "accountSlug", u.name AS "ownerName", u.email AS "ownerEmail", u.phone AS "ownerPhone",
      coalesce(r.locale, o.locale) AS locale, o.time_zone AS "timeZone"
    FROM accounts a JOIN memberships m ON m.account_id = a.id AND m.role = 'owner' JOIN users u ON u.id = m.user_id CROSS JOIN organisation o
      LEFT JOIN registrations r ON r.account_id = a.id
    WHERE a.id = ${accountId}::uuid LIMIT 1`
  if (!payer) throw new Error('an account has an owner')
  return payer
}

/** A message about an invoice, with the facts that it adds to the bill's own. */
type Message = { [T in BillTemplate]: { template: T; payload: Payload<T> } }[BillTemplate]
type BillTemplate = 'renewal-invoice' | 'invoice-reminder' | 'invoice-overdue' | 'account-suspended'

/** The facts of a bill that all its messages share. */
export const billOf = (payer: Payer, { number, totalMinor, currency, dueAt, planName }: Billed): Payload<'invoice-reminder'> => ({
  name: payer.ownerName,
  accountName: payer.accountName,
  accountSlug: payer.accountSlug,
  planName,
  invoiceNumber: number,
  amountMinor: totalMinor,
  currency,
  dueAt: dueAt.toISOString(),
  timeZone: payer.timeZone,
})

/**
 * One message for each way to reach who pays: e-mail to the address on the invoice, else the owner's; WhatsApp where the
 * owner has a phone. Nobody who can be reached is no error: the screens show what is open.
 *
 * @param occasion with the invoice it makes the message one that is written once.
 */
export function toPayer(payer: Payer, billed: Billed, message: Message, occasion: string): NewDelivery[] {
  const email = billed.buyerEmail ?? payer.ownerEmail
  const ways = [...(payer.ownerPhone ? [{ channel: 'whatsapp', to: payer.ownerPhone } as const] : []), ...(email ? [{ channel: 'email', to: email } as const] : [])]
  return ways.map((way) => ({ ...message, ...way, id: newId(), accountId: payer.accountId, locale: payer.locale, dedupeKey: `${occasion}:${billed.invoiceId}:${way.channel}` }))
}
