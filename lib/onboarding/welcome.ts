import { tokenWrite } from '@/lib/auth/login-tokens'
import { newId } from '@/lib/core/ids'
import type { Writes } from '@/lib/core/write-together'
import { deliveryRows, type NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { Application, ProvisionedAccount, ProvisionOrder } from './provision-account'

/**
 * The messages to somebody whose account staff have opened, in the same transaction: the link to take it over, to the
 * phone and to the mailbox that the application names, and how to pay. Nobody of staff ever sees or chooses a password.
 * An address that is missing gets nothing; `readWelcome` says so.
 *
 * @see PROV-10, PIPE-6, PIPE-7, T1-16
 */
export function welcomeWrites(order: ProvisionOrder, application: Application, made: ProvisionedAccount): Writes {
  const { contact, owner, payment } = order
  const about = { accountId: made.accountId, userId: owner.userId, registrationId: application.registrationId, locale: application.locale }
  const account = { name: contact.name, accountName: order.name, accountSlug: made.accountSlug, planName: order.plan.name }
  const facts = { ...account, registrationId: application.registrationId, number: application.number }
  // A link's token is derived from the id of its message, so the ids are chosen here.
  const [byPhone, byMail] = [newId(), newId()]
  const messages: NewDelivery[] = [
    ...(contact.phone ? [{ ...about, id: byPhone, channel: 'whatsapp', to: contact.phone, template: 'customer-welcome', payload: facts } as const] : []),
    ...(contact.email ? [{ ...about, id: byMail, channel: 'email', to: contact.email, template: 'customer-welcome', payload: facts } as const] : []),
    ...(contact.email && made.invoice && payment
      ? [
          {
            ...about,
            channel: 'email',
            to: contact.email,
            template: 'payment-instructions',
            payload: {
              ...account,
              afterVisit: true,
              amountMinor: made.invoice.totalMinor,
              currency: made.invoice.currency,
              invoiceNumber: made.invoice.number,
              dueAt: made.invoice.dueAt,
              reference: made.invoice.number,
              methodName: payment.methodName,
              instructions: payment.instructions,
            },
          } as const,
        ]
      : []),
  ]
  const [first, ...others] = messages
  return {
    ...(contact.phone && { tokenByPhone: tokenWrite({ userId: owner.userId, purpose: 'claim_phone', deliveryId: byPhone }) }),
    ...(contact.email && { token: tokenWrite({ userId: owner.userId, purpose: 'claim', deliveryId: byMail }) }),
    ...(first && { message: deliveryRows([first, ...others]) }),
  }
}
