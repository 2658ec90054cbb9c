import type { z } from 'zod'
import type { UserActor } from '@/lib/core/actor'
import { rateLimit } from '@/lib/auth/rate-limits'
import { inSystem } from '@/lib/core/db'
import { logTry, tryCode, wrongCode } from '@/lib/phones/codes'
import type { confirmPhoneSchema } from './schema'
import { writePhone } from './write-phone'

/**
 * Takes the number that was asked for, by the code that went there. The code of an application is none here, and the
 * other way round.
 *
 * @throws VALIDATION on `code`, with the tries left in `details.tries_left`; RATE_LIMITED by address.
 * @see T1-18, T1-07
 */
export async function confirmPhone(user: UserActor, { code }: z.output<typeof confirmPhoneSchema>): Promise<void> {
  await rateLimit('token', user.ip)
  const { userId } = user
  const tried = await inSystem(async (tx) => {
    const asked = await tx.phoneProof.findUnique({ where: { userId }, select: { phone: true } })
    if (!asked) return undefined
    const outcome = await tryCode(tx, { phone: asked.phone, userId }, { code, tokenHash: null })
    if (outcome?.isRight) await writePhone(tx, user, asked.phone)
    return outcome
  })
  logTry(user, tried)
  if (!tried?.isRight) throw wrongCode(tried)
}
