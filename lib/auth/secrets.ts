import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/core/env'

const made = new Map<string, Buffer>()

/**
 * A secret for one use, derived from APP_SECRET by HKDF-SHA-256 (RFC 5869): what leaks from one use opens no other.
 *
 * @param use a fixed word, for example 'session'; changing it changes the secret
 * @returns 32 bytes
 * @throws Error when APP_SECRET is not set, which `npm run up` always does.
 */
export function derivedSecret(use: string): Buffer {
  const known = made.get(use)
  if (known) return known
  if (!env.APP_SECRET) throw new Error('Settings: APP_SECRET is missing; `npm run up` makes one')
  const secret = Buffer.from(hkdfSync('sha256', env.APP_SECRET, '', `gatehouse:${use}`, 32))
  made.set(use, secret)
  return secret
}
