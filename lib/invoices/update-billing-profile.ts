import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, type Tx } from '@/lib/core/db'
import type { BillingProfileInput } from './schema'

/**
 * Keeps who is billed from the next invoice on. Issued invoices stay as they are (BILL-2).
 *
 * @see T3-13: also while the first payment is open.
 */
export const updateBillingProfile = (actor: AccountActor, input: BillingProfileInput): Promise<void> => inAccount(actor, (tx) => keepBillingProfile(tx, actor, input))

/** The same inside the caller's transaction. */
export async function keepBillingProfile(tx: Tx, actor: AccountActor, input: BillingProfileInput): Promise<void> {
  const data = {
    email: input.email,
    addressLine1: input.address_line1,
    addressLine2: input.address_line2 ?? null,
    city: input.city,
    state: input.state ?? null,
    postalCode: input.postal_code ?? null,
    country: input.country,
    taxId: input.tax_id ?? null,
    updatedAt: now(),
  }
  await tx.billingProfile.upsert({ where: { accountId: actor.accountId }, create: { accountId: actor.accountId, ...data }, update: data })
  // Which fields hold what is personal data; the history only needs to know that they were changed, and by whom.
  await record(tx, actor, 'billing_profile.changed', { type: 'account', id: actor.accountId, accountId: actor.accountId })
}
