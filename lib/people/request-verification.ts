import type { UserActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { conflict } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { issueToken } from '@/lib/auth/login-tokens'
import { rateLimit } from '@/lib/auth/rate-limits'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'

/**
 * Sends a signed-in person the link that proves their e-mail address once more; the earlier link stops working.
 *
 * @throws CONFLICT when the address is proved already or there is none; RATE_LIMITED.
 */
export async function requestVerification(user: UserActor): Promise<void> {
  await rateLimit('link_email', user.userId)
  await inSystem(async (tx) => {
    const { email, name, emailVerifiedAt } = await tx.user.findUniqueOrThrow({ where: { id: user.userId }, select: { email: true, name: true, emailVerifiedAt: true } })
    if (!email || emailVerifiedAt) throw conflict('Your e-mail address is confirmed already')
    const deliveryId = newId()
    await issueToken(tx, { userId: user.userId, purpose: 'verify_email', deliveryId })
    await queueDelivery(tx, { id: deliveryId, userId: user.userId, channel: 'email', to: email, template: 'verify-email', payload: { name } })
  })
}
