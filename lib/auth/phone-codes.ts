import { createHmac } from 'node:crypto'
import { MINUTE } from '@/lib/core/clock'
import { derivedSecret } from './secrets'

/** How long a code works, in milliseconds (ASVS 6.5.5: at most ten minutes). */
export const CODE_LIVES_MS = 5 * MINUTE

const mac = (use: string, text: string): Buffer => createHmac('sha256', derivedSecret(use)).update(text).digest()

/**
 * The six digits in a message. They are derived from the message's id, so they are never stored: whoever sends derives
 * them again (T1-07).
 */
export const codeFor = (deliveryId: string): string => `${mac('phone-code', deliveryId).readUIntBE(0, 6) % 1_000_000}`.padStart(6, '0')

/** What the database keeps of a code. Keyed, because a million codes are hashed in a second; bound to the phone. */
export const hashOfCode = (phone: string, code: string): string => mac('phone-code-hash', `${phone}:${code}`).toString('hex')
