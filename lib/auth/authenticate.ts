import { createHash } from 'node:crypto'
import { db } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { requestLogger } from '@/lib/core/logger'
import { hashPassword, isWeak, verifyPassword } from './password'
import { forgive, rateLimit } from './rate-limits'
import type { Login } from './schema'

const wrong = (): AppError => new AppError('UNAUTHENTICATED', 'The e-mail address or the password is wrong')

/** A login as the counters know it: they need no address, only to tell logins apart. */
const subjectOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32)

/**
 * Checks an e-mail address and a password. Every door with a password goes through here: the login page and next-auth's
 * own endpoint. An unknown address, one without a password and a wrong password are answered alike, after the same work.
 *
 * @returns the person's id; a session is for the caller to start
 * @throws UNAUTHENTICATED when they do not belong together; FORBIDDEN for a suspended person who knew the password;
 *   RATE_LIMITED after too many wrong tries, counted by login and by address.
 * @see T2-20; OWASP ASVS 6.3.1, 11.4.2
 */
export async function authenticate({ email, password }: Login, { ip, requestId }: { ip: string; requestId: string }): Promise<string> {
  const log = requestLogger(requestId)
  const subject = subjectOf(email)
  await rateLimit('login', ip)
  await rateLimit('login_account', subject)

  const user = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, suspendedAt: true } })
  if (!(await verifyPassword(user?.passwordHash, password)) || !user?.passwordHash) {
    log.warn({ event: 'login.refused', user_id: user?.id, ip }, 'a login was refused')
    throw wrong()
  }
  if (user.suspendedAt) {
    log.warn({ event: 'login.suspended', user_id: user.id, ip }, 'a suspended person tried to sign in')
    throw new AppError('FORBIDDEN', 'This login is suspended. Write to us and we will look at it together')
  }
  await forgive('login', ip, 1)
  await forgive('login_account', subject)
  if (isWeak(user.passwordHash)) await renew(user.id, user.passwordHash, password)
  log.info({ event: 'login.passed', user_id: user.id, ip }, 'somebody signed in')
  return user.id
}

/** Replaces a hash that was made with weaker parameters; a password changed meanwhile stays as it is. */
async function renew(userId: string, weak: string, password: string): Promise<void> {
  await db.user.updateMany({ where: { id: userId, passwordHash: weak }, data: { passwordHash: await hashPassword(password) } })
}
