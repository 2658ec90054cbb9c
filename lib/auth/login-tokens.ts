import { createHash, createHmac } from 'node:crypto'
import { DAY, HOUR, MINUTE, now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { Prisma } from '@/lib/generated/prisma/client'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { derivedSecret } from './secrets'

// Links that let somebody in. A token is derived from the message that carries it, so it is never stored: the database
// keeps its hash, and the worker derives it again when it sends. One row per person and purpose: a newer link replaces
// the older. Looking at a link changes nothing; mail scanners look at all of them (INTEGRATIONS 3.4).

interface Purpose {
  /** The page that the link opens. Its answers carry `Referrer-Policy: no-referrer`. */
  path: string
  /** How long it works, in milliseconds. */
  livesMs: number
}

/** Each kind of link. */
export const LINKS: Readonly<Record<LoginTokenPurpose, Purpose>> = {
  verify_email: { path: '/verify', livesMs: DAY },
  magic_link: { path: '/login/link', livesMs: 15 * MINUTE },
  password_reset: { path: '/reset', livesMs: HOUR },
  claim: { path: '/verify/claim', livesMs: 7 * DAY },
  // The same, sent to the phone: whoever holds it has not shown that the mailbox is theirs.
  claim_phone: { path: '/verify/claim', livesMs: 7 * DAY },
}

/** The token in a message: 256 bits that nobody without our secret can make (HMAC-SHA-256). */
export const tokenFor = (purpose: LoginTokenPurpose, deliveryId: string): string =>
  createHmac('sha256', derivedSecret('login-token')).update(`${purpose}:${deliveryId}`).digest('base64url')

/** The whole link of a message, for its template. */
export const linkFor = (purpose: LoginTokenPurpose, deliveryId: string): string => `${env.APP_URL}${LINKS[purpose].path}?token=${tokenFor(purpose, deliveryId)}`

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Issue {
  userId: string
  purpose: LoginTokenPurpose
  /** The message that will carry the link. */
  deliveryId: string
  /** When it begins to count; this moment when not said. */
  now?: Date
}

/** The write that makes a message's link work from now on, for statements that write more (`writeTogether`). */
export function tokenWrite({ userId, purpose, deliveryId, now: issued = now() }: Issue): Prisma.Sql {
  const expires = new Date(issued.getTime() + LINKS[purpose].livesMs)
  return Prisma.sql`INSERT INTO login_tokens (user_id, purpose, token_hash, expires_at, created_at)
    VALUES (${userId}::uuid, ${purpose}::login_token_purpose, ${hashOf(tokenFor(purpose, deliveryId))}, ${expires}, ${issued})
    ON CONFLICT (user_id, purpose) DO UPDATE
    SET token_hash = excluded.token_hash, expires_at = excluded.expires_at, created_at = excluded.created_at, used_at = NULL`
}

/** Makes the link of a message work; an earlier link of the person for the same purpose stops working. */
export const issueToken = (tx: Tx, issue: Issue): Promise<number> => tx.$executeRaw(tokenWrite(issue))

/** Whose link this is, if it still works. Looks and changes nothing. */
export async function findToken(tx: Tx, purposes: readonly [LoginTokenPurpose, ...LoginTokenPurpose[]], token: string): Promise<{ userId: string; purpose: LoginTokenPurpose } | undefined> {
  const found = await tx.loginToken.findFirst({
    where: { tokenHash: hashOf(token), purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: now() }, user: { suspendedAt: null } },
    select: { userId: true, purpose: true },
  })
  return found ?? undefined
}

/**
 * Uses a token up: of any number of tries at one time, one wins.
 *
 * @returns the person it was made for; undefined when it is wrong, used, replaced or expired, or the person is suspended.
 */
export async function consumeToken(tx: Tx, purpose: LoginTokenPurpose, token: string): Promise<string | undefined> {
  const used = now()
  const rows = await tx.$queryRaw<{ userId: string }[]>`UPDATE login_tokens t SET used_at = ${used}
    FROM users u
    WHERE t.token_hash = ${hashOf(token)} AND t.purpose = ${purpose}::login_token_purpose AND t.used_at IS NULL AND t.expires_at > ${used}
      AND u.id = t.user_id AND u.suspended_at IS NULL
    RETURNING t.user_id AS "userId"`
  return rows[0]?.userId
}
