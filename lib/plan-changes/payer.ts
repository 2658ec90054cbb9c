import type { AccountActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { buyerFrom, buyerOnFile } from '@/lib/invoices/billing-profile'
import type { ReachableBuyer } from '@/lib/invoices/issue-invoice'
import type { BillingProfileInput } from '@/lib/invoices/schema'
import { upgrade as say } from '@/lib/messages/en/upgrade'
import { findPaymentMethod, type PaymentMethod } from '@/lib/payments/method-queries'

/** Who an account's next invoice goes to, and how they mean to pay. */
export interface Payer {
  buyer: ReachableBuyer
  method: PaymentMethod & { id: string }
}

/** What an account has on file of that; either may be missing. */
export interface KnownPayer {
  /** How messages greet the account: its owner. */
  ownerName: string
  buyer: ReachableBuyer | null
  method: string | null
}

/** Reads what an account has on file for its next invoice. */
export async function readPayer(tx: Tx, actor: AccountActor): Promise<KnownPayer> {
  const { accountId } = actor
  const profile = await tx.billingProfile.findUnique({ where: { accountId } })
  const method = await tx.accountPaymentMethod.findFirst({ where: { accountId, isDefault: true }, select: { paymentMethod: { select: { slug: true } } } })
  const owner = await tx.membership.findFirstOrThrow({ where: { accountId, role: 'owner' }, select: { user: { select: { name: true } } } })
  return {
    ownerName: owner.user.name,
    method: method?.paymentMethod.slug ?? null,
    // Without an address for the invoice it is asked for: the form sends nothing to nobody.
    buyer: profile?.email ? { ...buyerOnFile(actor.accountName, profile), email: profile.email } : null,
  }
}

/**
 * Puts together who pays and how: what is given now goes before what is on file. Outside any transaction, because the
 * ways to pay are looked up on a connection of their own.
 *
 * @throws VALIDATION when something is given nowhere, or the way to pay is not offered in the billing country (T4-20).
 */
export async function payerOf(actor: AccountActor, known: KnownPayer, given: { payment_method?: string | undefined; billing?: BillingProfileInput }): Promise<Payer> {
  const buyer = given.billing ? buyerFrom(actor.accountName, given.billing) : known.buyer
  const slug = given.payment_method ?? known.method
  if (!buyer || !slug) throw validation({ ...(!buyer && { address_line1: [say.form.needsBilling] }), ...(!slug && { payment_method: [say.form.needsMethod] }) })
  const method = await findPaymentMethod(slug, buyer.country)
  if (!method) throw validation({ payment_method: [say.form.methodNotOffered] })
  return { buyer, method }
}
