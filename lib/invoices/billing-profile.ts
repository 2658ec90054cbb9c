import { Prisma, type BillingProfile } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/core/ids'
import type { Writes } from '@/lib/core/write-together'
import type { Buyer, ReachableBuyer } from './issue-invoice'
import type { BillingProfileInput } from './schema'

/** The writes that keep who is billed and how the account means to pay. */
export const billingWrites = (accountId: string, { name: _name, ...billing }: Buyer, paymentMethodId: string): Writes => ({
  billing: Prisma.sql`INSERT INTO billing_profiles (account_id, email, address_line1, address_line2, city, state, postal_code, country, tax_id)
    VALUES (${accountId}::uuid, ${billing.email ?? null}, ${billing.addressLine1}, ${billing.addressLine2 ?? null}, ${billing.city},
      ${billing.state ?? null}, ${billing.postalCode ?? null}, ${billing.country}, ${billing.taxId ?? null})`,
  method: Prisma.sql`INSERT INTO account_payment_methods (id, account_id, payment_method_id, is_default)
    VALUES (${newId()}::uuid, ${accountId}::uuid, ${paymentMethodId}::uuid, true)`,
})

/** The buyer of an invoice, from what a form says of who is billed. */
export const buyerFrom = (name: string, { address_line1: addressLine1, address_line2: addressLine2, postal_code: postalCode, tax_id: taxId, ...same }: BillingProfileInput): ReachableBuyer => ({
  name,
  addressLine1,
  addressLine2,
  postalCode,
  taxId,
  ...same,
})

/** The buyer of an invoice, from what is on file for the account. */
export const buyerOnFile = (name: string, profile: BillingProfile): Buyer => ({
  name,
  email: profile.email ?? undefined,
  addressLine1: profile.addressLine1,
  addressLine2: profile.addressLine2 ?? undefined,
  city: profile.city,
  state: profile.state ?? undefined,
  postalCode: profile.postalCode ?? undefined,
  country: profile.country,
  taxId: profile.taxId ?? undefined,
})
