import { z } from 'zod'
import { refusalOf } from '@/lib/auth/failure'
import { CODE_LIVES_MS } from '@/lib/auth/phone-codes'
import { parsed } from '@/lib/auth/parsed'
import { rateLimit } from '@/lib/auth/rate-limits'
import type { PublicCaller } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { validation, type AppError } from '@/lib/core/errors'
import { hashRequest } from '@/lib/core/once'
import { apply as words } from '@/lib/messages/en/apply'
import { storePhoto } from '@/lib/files/store-photo'
import { forgetCampaign } from '@/lib/preferences/kept-campaign'
import { requestCode } from '@/lib/phones/request-code'
import { proofBody } from '@/lib/phones/schema'
import { verifyCode } from '@/lib/phones/verify-code'
import { apply } from './apply'
import { keepDraft, newDraft, readDraft, secondsToWait, type ApplyDraft } from './apply-draft'
import { applyState, sentBefore } from './apply-state'
import { applicationOf, fieldsOfStep, stepOfField, stepPaths, STEPS, UTM_FIELDS, type FormStep, type StepName } from './apply-wizard'
import { sendTrackingLink } from './send-tracking-link'

// What happens when a step of the application is sent. Every way out keeps what was typed and says where to go next; the
// page there finds by itself what is wrong.

// One more than any field accepts, so that a text that is too long is still seen to be.
const LONGEST = 600

export const stepForm = z.object({
  step: z.enum(['you', 'phone', 'address', 'package', 'visit']),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  photo: z.file().optional(),
})
type StepForm = z.output<typeof stepForm>

/** Takes in what a step sent. @returns the path to go to. */
export async function sendStep(caller: PublicCaller, { step, fields, photo }: StepForm): Promise<string> {
  const kept = await readDraft()
  const before = !kept || kept.sent ? newDraft() : kept
  const typed = mergeTyped(before, step, fields)
  const go = textOf(fields.go)
  try {
    await rateLimit('apply_step', caller.ip)
    if (go === 'link') return await askForLink(caller, typed)
    const isSent = go === ''
    const withFile = step === 'you' ? await withPhoto(caller, typed, photo, go) : typed
    const draft = isSent ? { ...withFile, submitted: [...new Set([...typed.submitted, step])] } : withFile
    const done = step === 'phone' ? await provePhone(caller, draft, textOf(fields.code), go) : draft
    return await goOn(caller, before, done, step, go)
  } catch (error) {
    return failedAt(typed, step, refusalOf(error, caller.requestId), caller)
  }
}

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, LONGEST)

function mergeTyped(draft: ApplyDraft, step: FormStep, fields: StepForm['fields']): ApplyDraft {
  const values = { ...draft.values }
  for (const name of fieldsOfStep(step)) {
    if (fields[name] !== undefined) values[name] = textOf(fields[name])
  }
  if (step === 'you') {
    // What the link brought that led here; a line from a stranger, so no longer than it may be.
    for (const name of [...UTM_FIELDS, 'referral_code', 'plan_slug'] as const) {
      const brought = textOf(fields[name]).replaceAll(/\p{C}/gu, '').trim().slice(0, 60)
      if (brought) values[name] = brought
    }
  }
  const { failure: _, ...rest } = draft
  return { ...rest, values }
}

/** Keeps the photo in the file store and its id in the draft; without a new one the earlier stays. */
async function withPhoto(caller: PublicCaller, draft: ApplyDraft, photo: File | undefined, go: string): Promise<ApplyDraft> {
  const { photo: _, ...rest } = draft
  if (go === 'no-photo') return rest
  if (!photo) return draft
  await rateLimit('apply_photo', caller.ip)
  const bytes = Buffer.from(await photo.arrayBuffer())
  return { ...rest, photo: await storePhoto({ bytes, name: photo.name, purpose: 'id_photo', by: { type: 'applicant', id: null }, field: 'id_photo' }) }
}

async function askForLink(caller: PublicCaller, draft: ApplyDraft): Promise<string> {
  await keepDraft(draft)
  await sendTrackingLink(caller, { email: draft.values.email ?? '' })
  return '/track?sent=yes'
}

/** Tries the code, or asks for a new one. A wrong code is kept as what is wrong with the step. */
async function provePhone(caller: PublicCaller, draft: ApplyDraft, code: string, go: string): Promise<ApplyDraft> {
  const { phone, isProved } = await applyState(draft)
  if (phone === null || isProved || (go !== '' && go !== 'again')) return draft
  if (go === 'again') {
    const { submitted, ...rest } = secondsToWait(draft) > 0 ? draft : await withCode(caller, draft, phone)
    return { ...rest, submitted: submitted.filter((step) => step !== 'phone') }
  }
  const { phone_token: token } = await verifyCode(caller, parsed(proofBody, { phone, code }))
  return { ...draft, proof: { phone, token, at: now().getTime() } }
}

/** Sends a code; an earlier one stops working. */
async function withCode(caller: PublicCaller, draft: ApplyDraft, phone: string): Promise<ApplyDraft> {
  await requestCode(caller, { phone })
  return { ...draft, code: { phone, at: now().getTime() } }
}

async function goOn(caller: PublicCaller, before: ApplyDraft, draft: ApplyDraft, step: FormStep, go: string): Promise<string> {
  if (!(await keepDraft(draft))) {
    await keepDraft({ ...before, failure: { step, code: 'TOO_LARGE', message: words.tooLong } })
    return stepPaths[step]
  }
  if (go === 'no-photo') return stepPaths[step]
  if (go === 'again') return `${stepPaths.phone}?sent=yes`
  if (go === 'back') return stepPaths[STEPS[STEPS.indexOf(step) - 1] ?? 'you']
  const { open, phone, isProved } = await applyState(draft)
  // Who only looked back has a code that still works.
  const isWaiting = draft.code?.phone === phone && now().getTime() - (draft.code?.at ?? 0) < CODE_LIVES_MS
  if (step === 'you' && open !== 'you' && phone !== null && !isProved && !isWaiting) await keepDraft(await withCode(caller, draft, phone))
  return stepPaths[open]
}

/** Keeps a refusal with the draft, so that the page can show it, also after a reload. */
async function failedAt(draft: ApplyDraft, step: StepName, { code, message, fields }: AppError, { requestId }: PublicCaller): Promise<string> {
  await keepDraft({ ...draft, submitted: [...new Set([...draft.submitted, step])], failure: { step, code, message, requestId, ...(fields && { fields }) } })
  return stepPaths[step]
}

/**
 * Sends the application of this browser's draft. A draft is one application: sent twice, both answers lead to its page.
 *
 * @returns the path to go to.
 */
export async function sendApplication(caller: PublicCaller): Promise<string> {
  const draft = await readDraft()
  if (!draft) return stepPaths.you
  if (draft.sent) return draft.sent.path
  const { values, proof, photo } = draft
  try {
    await rateLimit('apply', caller.ip)
    const state = await applyState({ ...draft, submitted: [...STEPS] })
    const asked = applicationOf(values)
    if (state.sentPath) return state.sentPath
    if (!asked || !proof || state.phone === null || state.open !== 'review') return stepPaths[state.open]
    const order = { ...asked, phone: state.phone }
    const command = { scope: 'apply', key: draft.key, requestHash: hashRequest({ ...order, photo: photo?.id }) }
    const { result } = await apply({ ...caller, command }, order, { phoneToken: proof.token, photoId: photo?.id, origin: 'screen' })
    const { pathname, search } = new URL(result.tracking_url)
    const path = pathname + search
    await keepDraft({ ...newDraft(), sent: { path } })
    await forgetCampaign()
    return path
  } catch (error) {
    const path = await sentBefore(draft)
    if (path) return path
    const refusal = refusalOf(error, caller.requestId)
    const [first] = Object.keys(refusal.fields ?? {})
    if (first !== 'phone_token') return failedAt({ ...draft, submitted: [...STEPS] }, first ? stepOfField(first) : 'review', refusal, caller)
    const { proof: _, ...unproved } = draft
    return failedAt({ ...unproved, submitted: [...STEPS] }, 'phone', validation({ code: [words.phone.proofOld] }), caller)
  }
}
