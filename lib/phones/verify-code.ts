import type { PublicCaller } from '@/lib/core/actor'
import { hashOfCode } from '@/lib/auth/phone-codes'
import { rateLimit } from '@/lib/auth/rate-limits'
import { now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { requestLogger } from '@/lib/core/logger'
import { phones as say } from '@/lib/messages/en/phones'
import { phoneNumber } from './phone-number'
import { hashOfToken, newToken } from './token'

const MOST_TRIES = 3

interface Tried {
  tries: number
  isRight: boolean
}

/**
 * Tries a code. One statement judges and counts, so of guesses at the same moment no more than three are looked at; after
 * three wrong ones the right code fails too. A code works once.
 *
 * @returns a token that proves the phone once, within 30 minutes.
 * @throws VALIDATION on `code`, with the tries left in `details.tries_left`; VALIDATION on `phone`; RATE_LIMITED by address.
 * @see T1-07
 */
export async function verifyCode(caller: PublicCaller, { phone, code }: { phone: string; code: string }): Promise<{ phone_token: string }> {
  const number = await phoneNumber(phone)
  await rateLimit('token', caller.ip)
  const token = newToken()
  const moment = now()
  // The count must stay although the guess is refused, so nothing is thrown inside the transaction.
  const [tried] = await inSystem(
    (tx) => tx.$queryRaw<Tried[]>`UPDATE phone_proofs p SET
        tries = p.tries + 1,
        token_hash = CASE WHEN p.code_hash = g.code_hash THEN ${hashOfToken(token)} ELSE p.token_hash END,
        proved_at = CASE WHEN p.code_hash = g.code_hash THEN ${moment} ELSE p.proved_at END,
        used_at = CASE WHEN p.code_hash = g.code_hash THEN NULL ELSE p.used_at END,
        expires_at = CASE WHEN p.code_hash = g.code_hash THEN ${moment} ELSE p.expires_at END
      FROM (SELECT ${hashOfCode(number, code)}::text AS code_hash) g
      WHERE p.phone = ${number} AND p.tries < ${MOST_TRIES} AND p.expires_at > ${moment}
      RETURNING p.tries, p.code_hash = g.code_hash AS "isRight"`,
  )
  requestLogger(caller.requestId).info({ event: 'phone.tried', ip: caller.ip, right: tried?.isRight ?? false }, 'a code for a phone was tried')
  if (tried?.isRight) return { phone_token: token }
  const left = tried ? MOST_TRIES - tried.tries : 0
  throw validation({ code: [left > 0 ? say.wrong(left) : say.dead] }, undefined, { tries_left: left })
}
