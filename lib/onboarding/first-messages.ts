import { tokenWrite } from '@/lib/auth/login-tokens'
import type { Writes } from '@/lib/core/write-together'
import { newId } from '@/lib/core/ids'
import { deliveryRows, type NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { ProvisionedAccount, ProvisionOrder } from './provision-account'

/**
 * The messages that a new account sends out, in the same transaction: proof of the address, and either a welcome or how
 * to pay. Nothing where there is no address, or where the house opens an account for itself.
 */
export function firstMessages(order: ProvisionOrder, made: ProvisionedAccount): Writes {
  const { owner, contact } = order
  if (contact.email === null || order.door === 'system') return {}
  const to = { accountId: made.accountId, userId: owner.userId, channel: 'email', to: contact.email } as const
  const account = { name: contact.name, accountName: order.name, accountSlug: made.accountSlug, planName: order.plan.name }
  const next: NewDelivery =
    made.invoice && order.payment
      ? {
          ...to,
          to: order.payment.buyer.email ?? contact.email,
          template: 'payment-instructions',
          payload: {
            ...account,
            amountMinor: made.invoice.totalMinor,
            currency: made.invoice.currency,
            invoiceNumber: made.invoice.number,
            dueAt: made.invoice.dueAt,
            reference: made.invoice.number,
            methodName: order.payment.methodName,
            instructions: order.payment.instructions,
          },
        }
      : { ...to, template: 'welcome', payload: { ...account, credits: made.credits } }
  if (!owner.isNew) return { message: deliveryRows([next]) }
  // The link's token is derived from the message's id, so the id is chosen here.
  const proofId = newId()
  const proof: NewDelivery = { ...to, id: proofId, template: 'verify-email', payload: { name: contact.name } }
  return {
    token: tokenWrite({ userId: owner.userId, purpose: 'verify_email', deliveryId: proofId }),
    message: deliveryRows([proof, next]),
  }
}
