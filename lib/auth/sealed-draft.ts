import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { z } from 'zod'
import { HOUR, now } from '@/lib/core/clock'
import { derivedSecret } from './secrets'

// What a stranger has typed so far travels with them, sealed, so that a step can be left, reloaded or refused without
// losing a word, with or without a script, and without a row for people who never finish.

export const DRAFT_LIVES_MS = 24 * HOUR

/** Browsers keep 4096 bytes of a cookie with its name; attributes need some. */
const MOST_BYTES = 3_900
const MOST_INFLATED = 32_768

const envelope = z.object({ draft: z.unknown(), until: z.number() })

export interface SealedDraft<T> {
  /**
   * Seals a draft for a cookie: compressed, then encrypted (JWE, dir, A256GCM) with a secret of this use alone.
   *
   * @returns undefined when it would not fit into a cookie.
   */
  seal: (draft: T) => Promise<string | undefined>
  /** Opens a sealed draft. @returns undefined for anything that is not ours, was changed, or is older than a day. */
  open: (sealed: string | undefined) => Promise<T | undefined>
}

/**
 * The seal of one kind of draft.
 *
 * @param use a fixed word, whose secret is derived; what is sealed for one use does not open for another
 */
export function sealedDraft<T>(use: string, schema: z.ZodType<T>): SealedDraft<T> {
  return {
    async seal(draft) {
      const plain = deflateRawSync(JSON.stringify({ draft, until: now().getTime() + DRAFT_LIVES_MS }))
      const sealed = await new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(derivedSecret(use))
      return sealed.length <= MOST_BYTES ? sealed : undefined
    },
    async open(sealed) {
      if (!sealed || sealed.length > MOST_BYTES) return undefined
      try {
        const { plaintext } = await compactDecrypt(sealed, derivedSecret(use), { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })
        const opened = envelope.parse(JSON.parse(inflateRawSync(plaintext, { maxOutputLength: MOST_INFLATED }).toString('utf8')))
        return opened.until > now().getTime() ? schema.parse(opened.draft) : undefined
      } catch {
        // Whoever sends something else than we gave out starts afresh.
        return undefined
      }
    },
  }
}
