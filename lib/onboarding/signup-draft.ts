import { randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { z } from 'zod'
import { derivedSecret } from '@/lib/auth/secrets'
import { HOUR, now } from '@/lib/core/clock'
import { STEPS, TYPED_FIELDS } from './wizard'

// What a prospect has typed so far travels with them, sealed, so that a step can be left, reloaded or refused without
// losing a word, with or without a script, and without a row for people who never finish. The password is not in it,
// only its hash.

export const DRAFT_LIVES_MS = 24 * HOUR

/** Browsers keep 4096 bytes of a cookie with its name; attributes need some. */
const MOST_BYTES = 3_900
const MOST_INFLATED = 32_768

const draftSchema = z.object({
  /** The command key of the signup: the same draft makes one account, however often it is sent. */
  key: z.uuid(),
  /** Counts the saves, so that a screen can tell an older state from a newer. */
  saves: z.int(),
  /** As typed, also what is wrong, by the names of the contract. */
  values: z.partialRecord(z.enum(TYPED_FIELDS), z.string()),
  /** The steps that were sent with "Continue", whose mistakes may be shown. */
  submitted: z.array(z.enum(STEPS)),
  passwordHash: z.string().optional(),
  /** What is wrong with the password that was typed last; the password itself is not kept. */
  passwordProblem: z.string().optional(),
  /** The last refusal that typing alone cannot show: too many tries, a way to pay that was closed meanwhile. */
  failure: z
    .object({
      step: z.enum(STEPS),
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.array(z.string())).optional(),
      requestId: z.string().optional(),
    })
    .optional(),
})
export type SignupDraft = z.output<typeof draftSchema>

/** An empty draft with a command key of its own. */
export const newDraft = (): SignupDraft => ({ key: randomUUID(), saves: 0, values: {}, submitted: [] })

/**
 * Seals a draft for a cookie: compressed, then encrypted (JWE, dir, A256GCM) with a secret of this use alone.
 *
 * @returns undefined when it would not fit into a cookie.
 */
export async function sealDraft(draft: SignupDraft): Promise<string | undefined> {
  const plain = deflateRawSync(JSON.stringify({ draft, until: now().getTime() + DRAFT_LIVES_MS }))
  const sealed = await new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(derivedSecret('signup'))
  return sealed.length <= MOST_BYTES ? sealed : undefined
}

const envelope = z.object({ draft: draftSchema, until: z.number() })

/** Opens a sealed draft. @returns undefined for anything that is not ours, was changed, or is older than a day. */
export async function openDraft(sealed: string | undefined): Promise<SignupDraft | undefined> {
  if (!sealed || sealed.length > MOST_BYTES) return undefined
  try {
    const { plaintext } = await compactDecrypt(sealed, derivedSecret('signup'), { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })
    const opened = envelope.safeParse(JSON.parse(inflateRawSync(plaintext, { maxOutputLength: MOST_INFLATED }).toString('utf8')))
    return opened.success && opened.data.until > now().getTime() ? opened.data.draft : undefined
  } catch {
    // Whoever sends something else than we gave out starts afresh.
    return undefined
  }
}
