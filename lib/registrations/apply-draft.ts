import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { draftCookie } from '@/lib/auth/draft-cookie'
import { sealedDraft } from '@/lib/auth/sealed-draft'
import { MINUTE, now, SECOND } from '@/lib/core/clock'
import { STEPS, TYPED_FIELDS } from './apply-wizard'

// What an applicant has typed so far, sealed in a cookie of their own. The code of the phone is not in it.

const draftSchema = z.object({
  /** The command key of the application: the same draft is sent once, however often. */
  key: z.uuid(),
  /** Counts the saves, so that a screen can tell an older state from a newer. */
  saves: z.int(),
  /** As typed, also what is wrong. */
  values: z.partialRecord(z.enum(TYPED_FIELDS), z.string()),
  /** The steps that were sent with "Continue", whose mistakes may be shown. */
  submitted: z.array(z.enum(STEPS)),
  /** The last code: the phone in E.164, and when it was sent, in milliseconds. */
  code: z.object({ phone: z.string(), at: z.number() }).optional(),
  /** The phone that a code proved, in E.164, and the token that says so. */
  proof: z.object({ phone: z.string(), token: z.string(), at: z.number() }).optional(),
  /** A stored photo of the identity card. */
  photo: z.object({ id: z.uuid(), name: z.string() }).optional(),
  /** The last refusal that typing alone cannot show: too many tries, a wrong code. */
  failure: z
    .object({
      step: z.enum(STEPS),
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.array(z.string())).optional(),
      requestId: z.string().optional(),
    })
    .optional(),
  /** The application that this draft became: a second click after the first one's answer leads to it, too. */
  sent: z.object({ path: z.string() }).optional(),
})
export type ApplyDraft = z.output<typeof draftSchema>

/** An empty draft with a command key of its own. */
export const newDraft = (): ApplyDraft => ({ key: randomUUID(), saves: 0, values: {}, submitted: [] })

/** How long somebody waits before they ask for another code, so that one which is only slow is not made useless. */
const PAUSE_MS = MINUTE

/** Seconds until another code may be asked for. */
export const secondsToWait = ({ code }: Pick<ApplyDraft, 'code'>): number => Math.max(0, Math.ceil(((code?.at ?? 0) + PAUSE_MS - now().getTime()) / SECOND))

export const sealedApplication = sealedDraft('apply', draftSchema)

/** The draft of this browser's application. */
export const { read: readDraft, keep: keepDraft } = draftCookie('apply', sealedApplication)
