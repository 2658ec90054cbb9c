import type { z } from 'zod'
import type { UserActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { confirmIdentity } from './confirm-identity'
import type { removePhoneSchema } from './schema'
import { writePhone } from './write-phone'

/**
 * Takes one's own phone away. Removing none changes nothing.
 *
 * @throws VALIDATION on `current_password` when the login is not fresh; RATE_LIMITED after too many wrong tries.
 * @see T1-18
 */
export async function removePhone(user: UserActor, { current_password }: z.output<typeof removePhoneSchema>): Promise<void> {
  await confirmIdentity(user, current_password)
  await inSystem((tx) => writePhone(tx, user, null))
}
