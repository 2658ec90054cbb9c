import { randomUUID } from 'node:crypto'
import { now } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/core/db'
import { IDLE_SESSION_MS } from './session-cookie'
import type { Visit } from './visit'

/** A session as its owner sees it in the list of their sessions. */
export interface SessionLine {
  id: string
  createdAt: Date
  seenAt: Date
  ip: string | null
  userAgent: string | null
  current: boolean
}

/**
 * Opens a session. Its id is 122 random bits from a cryptographic source and leaves the server only inside an encrypted cookie.
 *
 * @returns the session's id
 */
export async function startSessionRow(userId: string, { ip, userAgent }: Pick<Visit, 'ip' | 'userAgent'>): Promise<string> {
  const id = randomUUID()
  const started = now()
  const session = { id, userId, createdAt: started, seenAt: started, expiresAt: new Date(started.getTime() + IDLE_SESSION_MS), ip, userAgent }
  await db.$transaction([db.session.create({ data: session, select: { id: true } }), db.user.update({ where: { id: userId }, data: { lastLoginAt: started }, select: { id: true } })])
  return id
}

/** Ends one session of a person; ending an ended one changes nothing. */
export async function endSession(user: { userId: string }, sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, userId: user.userId, revokedAt: null }, data: { revokedAt: now() } })
}

/**
 * Ends all sessions of a person, inside the transaction that gives the reason: a new password, a suspension, a lost role.
 *
 * @param keep a session that goes on, usually the one that asked
 * @returns how many were ended
 */
export async function endSessions(tx: Tx, userId: string, keep?: string): Promise<number> {
  const ended = await tx.session.updateMany({ where: { userId, revokedAt: null, ...(keep && { id: { not: keep } }) }, data: { revokedAt: now() } })
  return ended.count
}

/** The living sessions of a person, the one that asks first, then the latest used. */
export async function listSessions(user: { userId: string; sessionId: string }): Promise<SessionLine[]> {
  const rows = await db.session.findMany({
    where: { userId: user.userId, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { seenAt: 'desc' },
    take: 100,
    select: { id: true, createdAt: true, seenAt: true, ip: true, userAgent: true },
  })
  const lines = rows.map((row) => ({ ...row, current: row.id === user.sessionId }))
  return [...lines.filter((line) => line.current), ...lines.filter((line) => !line.current)]
}
