import type { PublicCaller } from '@/lib/core/actor'
import { CODE_LIVES_MS, codeFor, hashOfCode } from '@/lib/auth/phone-codes'
import { rateLimit } from '@/lib/auth/rate-limits'
import { now, SECOND } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { requestLogger } from '@/lib/core/logger'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { phoneNumber } from './phone-number'

interface Asked {
  /** As typed. */
  phone: string
  /** The language of the message. */
  locale?: string
}

/**
 * Sends a six-digit code by WhatsApp. The answer is the same whoever the number belongs to. An earlier code stops working;
 * a proof that was given and not used stays.
 *
 * @returns for how many seconds the code works.
 * @throws VALIDATION on `phone`; RATE_LIMITED by the asking address and by the phone.
 * @see T1-07
 */
export async function requestCode(caller: PublicCaller, { phone, locale = 'en' }: Asked): Promise<{ expires_in: number }> {
  const number = await phoneNumber(phone)
  await rateLimit('phone_code', caller.ip)
  await rateLimit('phone_code_number', number)
  const deliveryId = newId()
  const asked = now()
  await inSystem(async (tx) => {
    await tx.$executeRaw`INSERT INTO phone_proofs (phone, delivery_id, code_hash, expires_at, created_at)
      VALUES (${number}, ${deliveryId}::uuid, ${hashOfCode(number, codeFor(deliveryId))}, ${new Date(asked.getTime() + CODE_LIVES_MS)}, ${asked})
      ON CONFLICT (phone) DO UPDATE
      SET delivery_id = excluded.delivery_id, code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at, created_at = excluded.created_at`
    await queueDelivery(tx, { id: deliveryId, channel: 'whatsapp', to: number, locale, template: 'phone-code', payload: {} })
  })
  requestLogger(caller.requestId).info({ event: 'phone.code', ip: caller.ip }, 'a code for a phone was asked for')
  return { expires_in: CODE_LIVES_MS / SECOND }
}
