import type { PublicCaller } from '@/lib/core/actor'
import { rateLimit } from '@/lib/auth/rate-limits'
import { inSystem } from '@/lib/core/db'
import { logTry, tryCode, wrongCode } from './codes'
import { phoneNumber } from './phone-number'
import { hashOfToken, newToken } from './token'

/**
 * Tries a code of an application.
 *
 * @returns a token that proves the phone once, within 30 minutes.
 * @throws VALIDATION on `code`, with the tries left in `details.tries_left`; VALIDATION on `phone`; RATE_LIMITED by address.
 * @see T1-07
 */
export async function verifyCode(caller: PublicCaller, { phone, code }: { phone: string; code: string }): Promise<{ phone_token: string }> {
  const number = await phoneNumber(phone)
  await rateLimit('token', caller.ip)
  const token = newToken()
  const tried = await inSystem((tx) => tryCode(tx, { phone: number, userId: null }, { code, tokenHash: hashOfToken(token) }))
  logTry(caller, tried)
  if (tried?.isRight) return { phone_token: token }
  throw wrongCode(tried)
}
