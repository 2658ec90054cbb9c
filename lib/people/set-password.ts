import type { PublicCaller, UserActor } from '@/lib/core/actor'
import { inSystem, type Tx } from '@/lib/core/db'
import { hashPassword } from '@/lib/auth/password'
import { endSessions } from '@/lib/auth/sessions'
import { auditWrite, record } from '@/lib/audit/record'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { requirePassword } from './confirm-identity'
import { requireGoodPassword } from './password-rules'
import type { ChangePassword, NewPassword } from './schema'
import { consumeLink } from './use-link'

export interface Owner {
  id: string
  email: string | null
  name: string
}

const ownerOf = (tx: Tx, id: string): Promise<Owner> => tx.user.findUniqueOrThrow({ where: { id }, select: { id: true, email: true, name: true } })

/** Writes a new password, ends the person's sessions but one, and tells the person in case it was somebody else. */
export async function replacePassword(tx: Tx, owner: Owner, passwordHash: string, keep?: string): Promise<void> {
  await tx.user.update({ where: { id: owner.id }, data: { passwordHash }, select: { id: true } })
  await endSessions(tx, owner.id, keep)
  if (owner.email) await queueDelivery(tx, { userId: owner.id, channel: 'email', to: owner.email, template: 'password-changed', payload: { name: owner.name } })
}

/**
 * Sets a new password by the link for a forgotten one. Ends all sessions of the person.
 *
 * @returns the person's id
 * @throws VALIDATION on `token` when the link is dead, on `password` when it is easy to guess; then the link still works.
 */
export async function resetPassword(caller: PublicCaller, { token, password }: NewPassword): Promise<string> {
  requireGoodPassword(password, [])
  // Hashed before the transaction, so that no connection waits for it.
  const passwordHash = await hashPassword(password)
  return inSystem(async (tx) => {
    const owner = await ownerOf(tx, await consumeLink(tx, 'password_reset', token))
    requireGoodPassword(password, [owner.email, owner.name])
    await replacePassword(tx, owner, passwordHash)
    await recordPasswordSet(tx, owner.id, 'password_reset', caller.requestId)
    return owner.id
  })
}

/** Notes in the audit that a person set a password by a link. */
export const recordPasswordSet = (tx: Tx, userId: string, by: 'password_reset' | 'claim', requestId: string): Promise<number> =>
  tx.$executeRaw(auditWrite({ actor: { type: 'user', id: userId }, action: 'user.password_set', subject: { type: 'user', id: userId, accountId: null }, data: { by }, requestId }))

/**
 * Changes one's own password. The session that asks goes on, all others end.
 *
 * @throws VALIDATION on `current_password` or `password`; RATE_LIMITED after too many wrong tries.
 */
export async function changePassword(user: UserActor, { current_password, password }: ChangePassword): Promise<void> {
  await requirePassword(user, current_password)
  requireGoodPassword(password, [user.email, user.name])
  const passwordHash = await hashPassword(password)
  await inSystem(async (tx) => {
    await replacePassword(tx, await ownerOf(tx, user.userId), passwordHash, user.sessionId)
    await record(tx, user, 'user.password_set', { type: 'user', id: user.userId, accountId: null }, { by: 'user' })
  })
}
