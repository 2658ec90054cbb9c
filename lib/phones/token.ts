import { createHash, randomBytes } from 'node:crypto'
import { MINUTE } from '@/lib/core/clock'

/** How long a proof may wait for its application, in milliseconds (T1-06). */
export const TOKEN_LIVES_MS = 30 * MINUTE

/** A new token: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
