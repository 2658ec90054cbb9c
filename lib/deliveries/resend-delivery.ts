import { record } from '@/lib/audit/record'
import { issueToken } from '@/lib/auth/login-tokens'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import type { Delivery } from '@/lib/generated/prisma/client'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { linkPurpose } from './links'
import { canResend } from './policy'
import { readDelivery } from './queries'
import { queueDelivery, type NewDelivery } from './queue-delivery'
import { toDelivery, type DeliveryResource } from './resources'
import { isTemplate, payloadSchemas } from './schema'

/**
 * Sends a message once more, as a new message to the same address; the old one stays as it is. A link in it is new, and
 * the earlier one stops working.
 *
 * @param actor who asks; the wrapper has checked `deliveries:resend`.
 * @returns the new message as it was queued; with the same Idempotency-Key the same answer again, whatever became of it.
 * @throws NOT_FOUND; CONFLICT while it is still being sent, when it arrived, when its words can no longer be written, for
 *   a code, which works in its first message only, and when its link would let somebody in whose address is another by now
 *   or who has taken the account over already.
 */
export const resendDelivery = (actor: StaffActor, { id }: { id: string }): Promise<Once<DeliveryResource>> =>
  inStaff(actor, (tx) =>
    once(tx, actor.command, async () => {
      const old = await tx.delivery.findUnique({ where: { id } })
      if (!old) throw notFound('This message')
      if (!canResend(old.status)) throw conflict(words.resend.refused[old.status === 'queued' ? 'queued' : 'arrived'])
      if (old.template === 'phone-code') throw conflict(words.resend.refused.code)
      const copy = copyOf(old)
      await renewLink(tx, copy)
      await renewTracking(tx, copy)
      await queueDelivery(tx, copy)
      await record(tx, actor, 'delivery.resent', { type: 'delivery', id, accountId: old.accountId }, { new_id: copy.id, template: old.template })
      const made = await readDelivery(tx, actor, copy.id)
      if (!made) throw notFound('This message')
      return toDelivery(made)
    }),
  )

type Copy = NewDelivery & { id: string }

function copyOf({ id, accountId, userId, registrationId, channel, to, template, locale, payload }: Delivery): Copy {
  if (!isTemplate(template) || !payloadSchemas[template].safeParse(payload).success) throw conflict(words.resend.refused.outdated)
  return { id: newId(), accountId, userId, registrationId, channel, to, locale, resendOf: id, template, payload } as Copy
}

/** A message's link is derived from its id, so a new message needs a new token; only a person's own address gets one. */
async function renewLink(tx: Tx, { id, userId, registrationId, channel, to, template }: Copy): Promise<void> {
  const purpose = linkPurpose(template, channel)
  if (!purpose || !userId) return
  const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true, claimedAt: true } })
  if (template === 'customer-welcome') {
    // A customer's welcome goes where the application says: the person's own row may have no address yet.
    const application = registrationId ? await tx.registration.findUnique({ where: { id: registrationId }, select: { userId: true, email: true, phone: true } }) : null
    if (!user || user.claimedAt || application?.userId !== userId) throw conflict(words.resend.refused.claimed)
    if (to !== (channel === 'email' ? application.email : application.phone)) throw conflict(words.resend.refused.moved)
  } else if (user?.email !== to) throw conflict(words.resend.refused.moved)
  await issueToken(tx, { userId, purpose, deliveryId: id })
}

/** The links of the copy are those that work now, where its address is still one of the application; an address that was wrong gets dead ones. */
async function renewTracking(tx: Tx, copy: Copy): Promise<void> {
  if (!copy.registrationId || !('registrationId' in copy.payload)) return
  const { email, phone, linkVersion } = await tx.registration.findUniqueOrThrow({ where: { id: copy.registrationId }, select: { email: true, phone: true, linkVersion: true } })
  if (linkVersion > 0 && copy.to === (copy.channel === 'email' ? email : phone)) Object.assign(copy.payload, { linkVersion })
}
