import { CODE_LIVES_MS, codeFor, hashOfCode } from '@/lib/auth/phone-codes'
import { rateLimit } from '@/lib/auth/rate-limits'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { validation, type AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { requestLogger } from '@/lib/core/logger'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { Prisma } from '@/lib/generated/prisma/client'
import { phones as say } from '@/lib/messages/en/phones'
import { readOrganisation } from '@/lib/organisation/calendar'

// Codes that prove a phone, for whatever purpose. What they are for stands in their row, so that a code or proof of one
// purpose is none for another (T1-18).

/** How often a code can be tried (T1-07). */
export const MOST_TRIES = 3

/** Where a request comes from. */
export interface Asker {
  ip: string
  requestId: string
}

/** What a proof is for: an application, or a person's own phone. */
export interface Holder {
  /** E.164. */
  phone: string
  /** The person whose own phone it is to become; null for an application. */
  userId: string | null
}

/** The one proof of a holder, by its index. */
const ofHolder = ({ phone, userId }: Holder): Prisma.Sql =>
  userId === null ? Prisma.sql`p.phone = ${phone} AND p.user_id IS NULL` : Prisma.sql`p.user_id = ${userId}::uuid AND p.phone = ${phone}`

/**
 * Sends six digits by WhatsApp, in the organisation's language: of the reader no more is known. The holder's earlier code
 * stops working; a proof that was given and not used stays.
 *
 * @throws RATE_LIMITED by the asking address and by the phone.
 * @see T1-07
 */
export async function sendCode(asker: Asker, { phone, userId }: Holder): Promise<void> {
  await rateLimit('phone_code', asker.ip)
  await rateLimit('phone_code_number', phone)
  const deliveryId = newId()
  const asked = now()
  const key = userId === null ? Prisma.sql`(phone) WHERE user_id IS NULL` : Prisma.sql`(user_id)`
  await inSystem(async (tx) => {
    await tx.$executeRaw`INSERT INTO phone_proofs (phone, user_id, delivery_id, code_hash, expires_at, created_at)
      VALUES (${phone}, ${userId}::uuid, ${deliveryId}::uuid, ${hashOfCode(phone, codeFor(deliveryId))}, ${new Date(asked.getTime() + CODE_LIVES_MS)}, ${asked})
      ON CONFLICT ${key} DO UPDATE SET phone = excluded.phone,
        delivery_id = excluded.delivery_id, code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at, created_at = excluded.created_at`
    const { locale } = await readOrganisation(tx)
    await queueDelivery(tx, { id: deliveryId, userId, channel: 'whatsapp', to: phone, locale, template: 'phone-code', payload: {} })
  })
  requestLogger(asker.requestId).info({ event: 'phone.code', ip: asker.ip }, 'a code for a phone was asked for')
}

/** True when the holder's newest code could not be sent: whoever waits for it is told, instead of waiting on. */
export const isCodeLost = (holder: Holder): Promise<boolean> =>
  inSystem(async (tx) => {
    const lost = await tx.$queryRaw<unknown[]>`SELECT 1 FROM phone_proofs p JOIN deliveries d ON d.id = p.delivery_id WHERE ${ofHolder(holder)} AND d.status = 'failed'`
    return lost.length > 0
  })

/** A try that was looked at: how many are used up, and whether this one was right. */
export interface Tried {
  tries: number
  isRight: boolean
}

/**
 * Tries a code. One statement judges and counts, so of guesses at the same moment no more than three are looked at; after
 * three wrong ones the right code fails too. A right code uses all tries up: it works once, whatever the clocks of two who
 * send it at the same moment say. The count has to stay although the guess is refused, so this throws nothing: the caller
 * does, after its transaction.
 *
 * @param tokenHash of the token that a right code gives; null where it is used on the spot.
 * @returns undefined where there is no code to try any more.
 * @see T1-07
 */
export async function tryCode(tx: Tx, holder: Holder, { code, tokenHash }: { code: string; tokenHash: string | null }): Promise<Tried | undefined> {
  const moment = now()
  const [tried] = await tx.$queryRaw<Tried[]>`UPDATE phone_proofs p SET
      tries = CASE WHEN p.code_hash = g.code_hash THEN ${MOST_TRIES} ELSE p.tries + 1 END,
      token_hash = CASE WHEN p.code_hash = g.code_hash THEN ${tokenHash} ELSE p.token_hash END,
      proved_at = CASE WHEN p.code_hash = g.code_hash THEN ${moment} ELSE p.proved_at END,
      used_at = CASE WHEN p.code_hash = g.code_hash THEN NULL ELSE p.used_at END,
      expires_at = CASE WHEN p.code_hash = g.code_hash THEN ${moment} ELSE p.expires_at END
    FROM (SELECT ${hashOfCode(holder.phone, code)}::text AS code_hash) g
    WHERE ${ofHolder(holder)} AND p.tries < ${MOST_TRIES} AND p.expires_at > ${moment}
    RETURNING p.tries, p.code_hash = g.code_hash AS "isRight"`
  return tried
}

/** Notes a try in the log, without number or code. */
export function logTry({ ip, requestId }: Asker, tried: Tried | undefined): void {
  requestLogger(requestId).info({ event: 'phone.tried', ip, right: tried?.isRight ?? false }, 'a code for a phone was tried')
}

/** The refusal of a wrong or dead code, at `code`, with the tries left in `details.tries_left`. */
export function wrongCode(tried: Tried | undefined): AppError {
  const left = tried ? MOST_TRIES - tried.tries : 0
  return validation({ code: [left > 0 ? say.wrong(left) : say.dead] }, undefined, { tries_left: left })
}
