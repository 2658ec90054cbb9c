import type { AccountActor, StaffActor, UserActor } from '@/lib/core/actor'
import { MINUTE, now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import type { AccountStatus, MembershipRole, ProfileMode, StaffRole } from '@/lib/generated/prisma/enums'
import { IDLE_SESSION_MS, LONGEST_SESSION_MS, openSession } from './session-cookie'
import type { Visit } from './visit'

// Who is behind a cookie: read from the database on every request, in one round trip, so that a revoked session, a
// suspended person or a withdrawn role ends with the very next request.

/** A signed-in person and what they are here. */
export interface SignedIn {
  user: UserActor
  /** Their seat in the account that was asked for; null when they have none. */
  account: AccountActor | null
  /** Set when they are an active colleague. */
  staff: StaffActor | null
}

/** What the SQL function `auth_session` answers. */
interface SessionRow {
  sessionId: string
  mode: ProfileMode | null
  seenAt: string
  user: { id: string; name: string; email: string | null; emailVerified: boolean }
  staffRole: StaffRole | null
  account: { id: string; slug: string; name: string; status: AccountStatus; role: MembershipRole; modes: ProfileMode[] } | null
  accounts: { slug: string; name: string }[]
}

const SEEN_EVERY_MS = 5 * MINUTE

/**
 * Resolves a session cookie.
 *
 * @param cookie the cookie's value, as sent
 * @param slug the account in the address, if there is one
 * @returns undefined when nobody is signed in: no cookie, a forged one, an ended session, a suspended person.
 */
export async function resolveSession(visit: Visit, cookie: string | undefined, slug: string | null): Promise<SignedIn | undefined> {
  const sessionId = await openSession(cookie)
  if (!sessionId) return undefined
  const rows = await db.$queryRaw<{ found: SessionRow | null }[]>`SELECT auth_session(${sessionId}::uuid, ${slug}, ${now()}) AS found`
  const found = rows[0]?.found
  if (!found) return undefined
  if (now().getTime() - new Date(found.seenAt).getTime() > SEEN_EVERY_MS) keepAlive(sessionId)
  return actorsOf(visit, found)
}

function actorsOf({ requestId, ip }: Visit, { sessionId, mode, user, staffRole, account, accounts }: SessionRow): SignedIn {
  const caller = { requestId, ip }
  // A member whose profiles are all suspended is nobody in the account.
  const firstMode = account?.modes[0]
  return {
    user: { ...caller, type: 'user', userId: user.id, sessionId, name: user.name, email: user.email, emailVerified: user.emailVerified, staffRole, accounts },
    account:
      account && firstMode
        ? {
            ...caller,
            type: 'user',
            accountId: account.id,
            accountSlug: account.slug,
            accountName: account.name,
            accountStatus: account.status,
            userId: user.id,
            actorId: user.id,
            role: account.role,
            mode: mode && account.modes.includes(mode) ? mode : firstMode,
            modes: account.modes,
            scopes: null,
          }
        : null,
    staff: staffRole ? { ...caller, type: 'staff', userId: user.id, actorId: user.id, role: staffRole, scopes: null, keyId: null } : null,
  }
}

/** Moves a session's idle end. Not waited for: a request must not take longer because a clock is written down. */
function keepAlive(sessionId: string): void {
  touchSession(sessionId).catch((error: unknown) => logger.warn({ error }, 'a session could not be kept alive'))
}

/** Notes that a session was used and moves its end: the idle limit from now, but never past the longest life. */
export async function touchSession(sessionId: string): Promise<void> {
  const seen = now()
  await db.$executeRaw`UPDATE sessions SET seen_at = ${seen},
      expires_at = least(${new Date(seen.getTime() + IDLE_SESSION_MS)}, created_at + ${LONGEST_SESSION_MS} * interval '1 millisecond')
    WHERE id = ${sessionId}::uuid AND revoked_at IS NULL AND expires_at > ${seen}`
}
