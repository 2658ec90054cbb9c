import type { UserActor } from '@/lib/core/actor'
import { MINUTE, now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { requestLogger } from '@/lib/core/logger'
import { verifyPassword } from '@/lib/auth/password'
import { rateLimit } from '@/lib/auth/rate-limits'
import { people as say } from '@/lib/messages/en/people'

/** For so long after signing in nobody is asked who they are, in milliseconds. */
const FRESH_MS = 10 * MINUTE

/** What it takes to show that it is still the same person. */
export type Identity = 'fresh' | 'password' | 'sign-in'

/** What a signed-in person has to give before a change of what their login hangs on: nothing, the password, or a new login. */
export async function identityOf({ userId, sessionId }: UserActor): Promise<Identity> {
  const session = await db.session.findFirst({ where: { id: sessionId, userId }, select: { createdAt: true, user: { select: { passwordHash: true } } } })
  if (session && now().getTime() - session.createdAt.getTime() < FRESH_MS) return 'fresh'
  return session?.user.passwordHash ? 'password' : 'sign-in'
}

/**
 * Requires that whoever asks has shown lately who they are: by signing in, or by their password now. A session that was
 * left open, or stolen, is not enough.
 *
 * @throws VALIDATION on `current_password`; RATE_LIMITED after too many wrong tries.
 * @see OWASP ASVS 7.5.1
 */
export async function confirmIdentity(user: UserActor, currentPassword: string | undefined): Promise<void> {
  const needed = await identityOf(user)
  if (needed === 'sign-in') throw validation({ current_password: [say.signInAgain] })
  if (needed === 'password') await requirePassword(user, currentPassword ?? '')
}

/**
 * Requires the present password.
 *
 * @throws VALIDATION on `current_password`; RATE_LIMITED after too many wrong tries.
 */
export async function requirePassword(user: UserActor, password: string): Promise<void> {
  if (password === '') throw validation({ current_password: [say.passwordMissing] })
  await rateLimit('login_account', user.userId)
  const stored = await db.user.findUniqueOrThrow({ where: { id: user.userId }, select: { passwordHash: true } })
  if (await verifyPassword(stored.passwordHash, password)) return
  requestLogger(user.requestId).warn({ event: 'password.refused', user_id: user.userId, ip: user.ip }, 'a present password was wrong')
  throw validation({ current_password: [say.passwordWrong] })
}
