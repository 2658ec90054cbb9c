import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy, tryAgain, validation } from '@/lib/core/errors'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { convert as words } from '@/lib/messages/en/convert'
import { phoneNumber } from '@/lib/phones/phone-number'
import { writeActivity } from '@/lib/registrations/activity'
import type { CorrectContact } from './registration-schema'
import { readCustomer, sendWelcome, type Customer, type WelcomeNotice } from './welcome-notice'

type Channel = WelcomeNotice['channel']
type Addresses = Pick<Customer, 'email' | 'phone'>

/**
 * Puts right where a customer is reached who could not be: a welcome to a mistyped address would never be answered. Only
 * until the account is taken over; from then on its owner says it. Links that went to an address that is left stop
 * working, and the welcome goes to the one that takes its place. Invoices that are issued stay as they are.
 *
 * @param actor the wrapper has checked `registrations:convert`
 * @throws NOT_FOUND; CONFLICT when somebody has taken the account over; VALIDATION on `phone`, or on `email` when nothing
 *   would be left
 * @see PIPE-7, PROV-10
 */
export async function correctContact(actor: StaffActor, { id, email, phone: typed }: CorrectContact): Promise<void> {
  const phone = typed === null ? null : await phoneNumber(typed)
  if (email === null && phone === null) throw validation({ email: [words.welcome.unreachable] })
  return inStaff(actor, async (tx) => {
    const before = await holdUnclaimed(tx, id)
    const isNew = { email: before.email !== email, phone: before.phone !== phone }
    if (!isNew.email && !isNew.phone) return
    await writeAddresses(tx, before, { email, phone })
    const data = { ...(isNew.email && { email: { from: before.email, to: email } }), ...(isNew.phone && { phone: { from: before.phone, to: phone } }) }
    await writeActivity(tx, actor, { registrationId: id, kind: 'changed', data, origin: 'screen' })
    if (isNew.email) await welcomeAnew(tx, before, 'email', email)
    if (isNew.phone) await welcomeAnew(tx, before, 'whatsapp', phone)
  }).catch(refusedBy({ users_email_key: () => tryAgain() }))
}

/** The customer, held like a claim holds the person, so that of the two one comes first. */
async function holdUnclaimed(tx: Tx, id: string): Promise<Customer> {
  const found = await readCustomer(tx, id)
  if (!found) throw notFound('This customer')
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${found.user.id}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT 1 FROM registrations WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const held = await readCustomer(tx, id)
  if (!held || held.user.id !== found.user.id || held.user.claimedAt) throw conflict(words.welcome.claimed)
  return held
}

/** An address that is another login's stays theirs: then the person's own row has none, as when the customer was made. */
async function writeAddresses(tx: Tx, { id, account, user, ...before }: Customer, { email, phone }: Addresses): Promise<void> {
  const isLogin = email !== null && (await tx.user.count({ where: { email, id: { not: user.id } } })) > 0
  await tx.user.update({ where: { id: user.id }, data: { email: isLogin ? null : email, phone }, select: { id: true } })
  await tx.registration.update({ where: { id }, data: { email, phone, linkVersion: { increment: 1 }, ...(phone !== before.phone && { phoneVerifiedAt: null }) }, select: { id: true } })
  await tx.billingProfile.updateMany({ where: { accountId: account.id, email: before.email }, data: { email } })
  await tx.account.updateMany({ where: { id: account.id, phone: before.phone }, data: { phone } })
}

/** The links that an address may have got. */
const LINKS_OF = { email: ['claim', 'magic_link', 'password_reset', 'verify_email'], whatsapp: ['claim_phone'] } as const satisfies Record<Channel, readonly LoginTokenPurpose[]>

/** Ends the links of the address that is left, and welcomes the new one, if there is one. */
async function welcomeAnew(tx: Tx, customer: Customer, channel: Channel, to: string | null): Promise<void> {
  await tx.loginToken.updateMany({ where: { userId: customer.user.id, purpose: { in: [...LINKS_OF[channel]] }, usedAt: null }, data: { usedAt: now() } })
  if (to !== null) await sendWelcome(tx, customer, { channel, to, resendOf: null })
}
