import type { UserActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { people as say } from '@/lib/messages/en/people'
import { sendCode } from '@/lib/phones/codes'
import { phoneNumber } from '@/lib/phones/phone-number'
import { confirmIdentity } from './confirm-identity'
import type { AskForPhone } from './schema'

/**
 * Begins to change one's own phone: six digits go to the new number. Nothing is changed before they come back; an earlier
 * number that was asked for is forgotten.
 *
 * @throws VALIDATION on `phone` for no number or the present one, on `current_password` when the login is not fresh;
 *   RATE_LIMITED by address and by number.
 * @see T1-18
 */
export async function askForPhone(user: UserActor, { phone, current_password }: AskForPhone): Promise<void> {
  const number = await phoneNumber(phone)
  await confirmIdentity(user, current_password)
  const present = await db.user.findUniqueOrThrow({ where: { id: user.userId }, select: { phone: true } })
  if (present.phone === number) throw validation({ phone: [say.phone.same] })
  await sendCode(user, { phone: number, userId: user.userId })
}
