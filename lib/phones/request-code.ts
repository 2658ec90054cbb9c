import type { PublicCaller } from '@/lib/core/actor'
import { CODE_LIVES_MS } from '@/lib/auth/phone-codes'
import { SECOND } from '@/lib/core/clock'
import { sendCode } from './codes'
import { phoneNumber } from './phone-number'

interface Asked {
  /** As typed. */
  phone: string
}

/**
 * Sends a six-digit code for an application by WhatsApp. The answer is the same whoever the number belongs to.
 *
 * @returns for how many seconds the code works.
 * @throws VALIDATION on `phone`; RATE_LIMITED by the asking address and by the phone.
 * @see T1-07
 */
export async function requestCode(caller: PublicCaller, { phone }: Asked): Promise<{ expires_in: number }> {
  await sendCode(caller, { phone: await phoneNumber(phone), userId: null })
  return { expires_in: CODE_LIVES_MS / SECOND }
}
