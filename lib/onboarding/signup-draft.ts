import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sealedDraft } from '@/lib/auth/sealed-draft'
import { STEPS, TYPED_FIELDS } from './wizard'

// What a prospect has typed so far. The password is not in it, only its hash.

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

export const sealedSignup = sealedDraft('signup', draftSchema)
