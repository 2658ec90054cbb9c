import { inSystem } from '@/lib/core/db'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'

/**
 * Tells the owner of a known address that somebody tried to sign up with it. Used where signup must not say so itself.
 *
 * @param email normalised; the caller knows that a user has it.
 */
export const tellKnownAddress = (email: string): Promise<void> =>
  inSystem(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } })
    if (user) await queueDelivery(tx, { userId: user.id, channel: 'email', to: email, template: 'already-registered', payload: { name: user.name } })
  })
