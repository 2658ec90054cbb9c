import type { UserActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { maskPhone } from '@/lib/core/phone'
import { record } from '@/lib/audit/record'
import { queueDelivery, type NewDelivery } from '@/lib/deliveries/queue-delivery'
import { readOrganisation } from '@/lib/organisation/calendar'

interface Before {
  name: string
  email: string | null
  phone: string | null
}

/**
 * Writes a person's own phone, or that there is none, and tells the number that is left and the e-mail address, in case it
 * was somebody else. Numbers stand masked in messages and in the audit.
 *
 * @param phone E.164, proved by its code; null to remove it.
 * @see T1-18
 */
export async function writePhone(tx: Tx, user: UserActor, phone: string | null): Promise<void> {
  const [before] = await tx.$queryRaw<Before[]>`SELECT name, email, phone FROM users WHERE id = ${user.userId}::uuid FOR UPDATE`
  if (!before || before.phone === phone) return
  await tx.user.update({ where: { id: user.userId }, data: { phone }, select: { id: true } })
  const words = phone === null ? ({ template: 'phone-removed', payload: { name: before.name } } as const) : ({ template: 'phone-changed', payload: { name: before.name, phone: maskPhone(phone) } } as const)
  const { locale } = await readOrganisation(tx)
  const told: Pick<NewDelivery, 'channel' | 'to'>[] = [...(before.phone ? [{ channel: 'whatsapp', to: before.phone } as const] : []), ...(before.email ? [{ channel: 'email', to: before.email } as const] : [])]
  for (const address of told) await queueDelivery(tx, { userId: user.userId, locale, ...words, ...address })
  await record(tx, user, phone === null ? 'user.phone_removed' : 'user.phone_changed', { type: 'user', id: user.userId, accountId: null }, { before: masked(before.phone), after: masked(phone) })
}

const masked = (phone: string | null): string | null => phone && maskPhone(phone)
