import { record } from '@/lib/audit/record'
import { issueToken } from '@/lib/auth/login-tokens'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { canResend } from '@/lib/deliveries/policy'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import type { DeliveryStatus, LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { convert as words } from '@/lib/messages/en/convert'
import { WELCOME_CHANNELS, type ResendWelcome } from './registration-schema'

/** How the welcome stands on one channel. */
export interface WelcomeNotice {
  channel: (typeof WELCOME_CHANNELS)[number]
  /** `not_sendable`: the application names no address for this channel, so nothing was queued. */
  state: DeliveryStatus | 'not_sendable'
  deliveryId: string | null
  error: string | null
  at: Date | null
  canResend: boolean
}

export interface Welcome {
  /** Where the welcome goes. */
  addresses: Record<Channel, string | null>
  /** Set as soon as the account is somebody's who can sign in; then no welcome is sent any more. */
  claimedAt: Date | null
  notices: WelcomeNotice[]
}

const TEMPLATE = 'customer-welcome'
type Channel = WelcomeNotice['channel']

/**
 * The state of a customer's welcome on each channel.
 *
 * @returns null for a registration that no colleague has made a customer of
 * @see PIPE-7
 */
export const readWelcome = (actor: StaffActor, registrationId: string): Promise<Welcome | null> =>
  inStaff(actor, async (tx) => {
    const customer = await readCustomer(tx, registrationId)
    return customer && welcomeOf(tx, customer)
  })

/**
 * Sends the welcome once more, to the address that the application names now. Its link is new; the earlier one of this
 * channel stops working.
 *
 * @throws NOT_FOUND; CONFLICT when the person has taken the account over, the channel has no address, or the last
 *   message is still on its way or has arrived.
 * @see PIPE-7, PROV-10
 */
export const resendWelcome = (actor: StaffActor, { id, channel }: ResendWelcome): Promise<{ delivery_id: string }> =>
  inStaff(actor, async (tx) => {
    // Held, so that two colleagues who click at once send one message.
    await tx.$queryRaw`SELECT 1 FROM registrations WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const customer = await readCustomer(tx, id)
    if (!customer) throw notFound('This customer')
    const { claimedAt, notices } = await welcomeOf(tx, customer)
    const notice = notices.find((one) => one.channel === channel)
    if (claimedAt) throw conflict(words.welcome.claimed)
    const to = addressOf(customer, channel)
    if (!to || !notice) throw conflict(words.welcome.notSendable[channel])
    if (notice.deliveryId && !notice.canResend) throw conflict(words.welcome.onItsWay)

    const deliveryId = await sendWelcome(tx, customer, { channel, to, resendOf: notice.deliveryId })
    await record(tx, actor, 'welcome.resent', { type: 'registration', id, accountId: customer.account.id }, { channel })
    return { delivery_id: deliveryId }
  })

/**
 * Queues a welcome with a link of its own, in the caller's transaction; the earlier link of this channel stops working.
 *
 * @returns the id of the message
 */
export async function sendWelcome(tx: Tx, customer: Customer, { channel, to, resendOf }: { channel: Channel; to: string; resendOf: string | null }): Promise<string> {
  const { id: registrationId, number, fullName: name, locale, plan, account, user } = customer
  const deliveryId = newId()
  await issueToken(tx, { userId: user.id, purpose: CLAIM_OF[channel], deliveryId })
  return queueDelivery(tx, {
    id: deliveryId,
    accountId: account.id,
    userId: user.id,
    registrationId,
    channel,
    to,
    locale,
    template: TEMPLATE,
    payload: { registrationId, number, name, planName: plan.name, accountName: account.name, accountSlug: account.slug },
    ...(resendOf && { resendOf }),
  })
}

/** What the link of a channel lets its reader do. */
const CLAIM_OF = { email: 'claim', whatsapp: 'claim_phone' } as const satisfies Record<Channel, LoginTokenPurpose>

/** A customer whose account colleagues have opened. */
export interface Customer {
  id: string
  number: string
  fullName: string
  email: string | null
  phone: string | null
  locale: string
  plan: { name: string }
  account: { id: string; name: string; slug: string }
  user: { id: string; claimedAt: Date | null }
}

/** The customer that an application ended in; null for a registration that no colleague has made a customer of. */
export async function readCustomer(tx: Tx, id: string): Promise<Customer | null> {
  const row = await tx.registration.findUnique({
    where: { id, status: 'customer_created', door: 'staff' },
    select: {
      id: true,
      number: true,
      fullName: true,
      email: true,
      phone: true,
      locale: true,
      plan: { select: { name: true } },
      account: { select: { id: true, name: true, slug: true } },
      user: { select: { id: true, claimedAt: true } },
    },
  })
  return row?.account && row.user ? { ...row, account: row.account, user: row.user } : null
}

const addressOf = (customer: Customer, channel: Channel): string | null => (channel === 'email' ? customer.email : customer.phone)

async function welcomeOf(tx: Tx, customer: Customer): Promise<Welcome> {
  const sent = await tx.delivery.findMany({
    where: { registrationId: customer.id, template: TEMPLATE },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['channel'],
    select: { id: true, channel: true, status: true, lastError: true, createdAt: true },
  })
  const notices = WELCOME_CHANNELS.map((channel): WelcomeNotice => {
    const last = sent.find((one) => one.channel === channel)
    const isOpen = customer.user.claimedAt === null && addressOf(customer, channel) !== null
    if (!last) return { channel, state: 'not_sendable', deliveryId: null, error: null, at: null, canResend: isOpen }
    return { channel, state: last.status, deliveryId: last.id, error: last.lastError, at: last.createdAt, canResend: isOpen && canResend(last.status) }
  })
  return { addresses: { email: customer.email, whatsapp: customer.phone }, claimedAt: customer.user.claimedAt, notices }
}
