import { db, type Tx } from '@/lib/core/db'

/** A way to pay, as the payer sees it. */
export interface PaymentMethod {
  slug: string
  name: string
  instructions: string
}

/**
 * The ways to pay that are offered in a country. One query.
 *
 * @param country ISO 3166-1 alpha-2, upper case. Absent: only what is offered everywhere.
 */
export const listPaymentMethods = (country?: string): Promise<PaymentMethod[]> => db.$queryRaw<PaymentMethod[]>`
  SELECT slug, name, instructions FROM payment_methods
  WHERE active AND (countries IS NULL OR ${country ?? null}::text = ANY (countries))
  ORDER BY position, slug`

/**
 * The payment method that a signup or a payer chose, with its id.
 *
 * @returns null when it is unknown, switched off, or not offered in the country: none is ever accepted (T4-20).
 */
export async function findPaymentMethod(slug: string, country?: string): Promise<(PaymentMethod & { id: string }) | null> {
  const [method] = await db.$queryRaw<(PaymentMethod & { id: string })[]>`
    SELECT id, slug, name, instructions FROM payment_methods
    WHERE slug = ${slug} AND active AND (countries IS NULL OR ${country ?? null}::text = ANY (countries))`
  return method ?? null
}

/** The way to pay that an account gets when nobody asked how it means to pay: the first that is offered in its country. */
export async function firstPaymentMethod(tx: Tx, country: string): Promise<(PaymentMethod & { id: string }) | null> {
  const [method] = await tx.$queryRaw<(PaymentMethod & { id: string })[]>`
    SELECT id, slug, name, instructions FROM payment_methods
    WHERE active AND (countries IS NULL OR ${country}::text = ANY (countries))
    ORDER BY position, slug LIMIT 1`
  return method ?? null
}
