import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedSecret } from './secrets'

// Secrets that must be used again, so they cannot be hashed: AES-256-GCM under a key of the house. What a text belongs to
// is authenticated with it, so a sealed text that is copied to another row does not open there.

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const keyOf = (use: string): Buffer => derivedSecret(`seal:${use}`)

/**
 * Seals a text.
 *
 * @param use what for; each use has a key of its own
 * @param owner what it belongs to; needed again to open it
 */
export function seal(use: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(use), nonce)
  cipher.setAAD(Buffer.from(`${VERSION}:${owner}`))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${sealed.toString('base64url')}`
}

/** Opens a sealed text; null when it was changed, belongs to something else, or was sealed under another secret. */
export function unseal(use: string, owner: string, sealed: string): string | null {
  const [version, body] = sealed.split('.')
  if (version !== VERSION || body === undefined) return null
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(use), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(`${VERSION}:${owner}`))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
