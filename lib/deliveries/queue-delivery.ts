import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DeliveryChannel } from '@/lib/generated/prisma/enums'
import { MOST_ATTEMPTS } from './policy'
import { payloadSchemas, type Payload, type Template } from './schema'

interface Addressed {
  /** Give one where a link token is derived from it; otherwise it is made here. */
  id?: string
  /** Makes the message part of that account's history; the transaction must be allowed to write for it. */
  accountId?: string | null
  userId?: string | null
  /** Makes the message a notice of that registration. */
  registrationId?: string | null
  channel: DeliveryChannel
  /** E-mail address or phone number, already normalised. */
  to: string
  locale?: string
  /** A second message with the same key is not written. */
  dedupeKey?: string
  /** The message that this one repeats. */
  resendOf?: string
}

/** A message to leave after commit. The payload's fields are those of its template and no others. */
export type NewDelivery = { [T in Template]: Addressed & { template: T; payload: Payload<T> } }[Template]

/**
 * The write of messages with their jobs, for statements that write more (`writeTogether`). Returns `id` of each that was
 * written; one whose dedupe key is known is left out, and so is its job.
 *
 * @throws ZodError when a payload has a missing, wrong or unlisted field: a fault of the caller.
 */
export function deliveryRows(deliveries: [NewDelivery, ...NewDelivery[]]): Prisma.Sql {
  const rows = deliveries.map(({ id = newId(), accountId = null, userId = null, registrationId = null, locale = 'en', ...delivery }) => {
    const payload = payloadSchemas[delivery.template].parse(delivery.payload)
    return Prisma.sql`(${id}::uuid, ${accountId}::uuid, ${userId}::uuid, ${registrationId}::uuid, ${delivery.channel}::delivery_channel, ${delivery.to}, ${delivery.template},
      ${locale}, ${JSON.stringify(payload)}::jsonb, ${delivery.dedupeKey ?? null}, ${delivery.resendOf ?? null}::uuid)`
  })
  // The job is made in RETURNING: it runs once for each row that was really written, and in the same statement.
  return Prisma.sql`INSERT INTO deliveries (id, account_id, user_id, registration_id, channel, "to", template, locale, payload, dedupe_key, resend_of)
    VALUES ${Prisma.join(rows)} ON CONFLICT (dedupe_key) DO NOTHING
    RETURNING id, enqueue(CASE channel WHEN 'whatsapp' THEN 'send-whatsapp' ELSE 'send-delivery' END, json_build_object('deliveryId', id), 'delivery:' || id, max_attempts => ${MOST_ATTEMPTS}::int) AS job`
}

/**
 * Queues one message in the caller's transaction: it leaves after commit, and never without it.
 *
 * @returns the id of the message; of the earlier one where the dedupe key is known.
 */
export async function queueDelivery(tx: Tx, delivery: NewDelivery): Promise<string> {
  const [written] = await tx.$queryRaw<{ id: string }[]>(deliveryRows([delivery]))
  if (written) return written.id
  const earlier = await tx.delivery.findUniqueOrThrow({ where: { dedupeKey: delivery.dedupeKey ?? '' }, select: { id: true } })
  return earlier.id
}
