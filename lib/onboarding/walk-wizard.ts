import { z } from 'zod'
import { passwordProblem } from '@/lib/auth/common-passwords'
import { refusalOf } from '@/lib/auth/failure'
import { hashPassword } from '@/lib/auth/password'
import { rateLimit } from '@/lib/auth/rate-limits'
import { currentUser, startSession } from '@/lib/auth/session'
import type { PublicCaller } from '@/lib/core/actor'
import { password as passwordField } from '@/lib/core/fields'
import type { AppError } from '@/lib/core/errors'
import { hashRequest } from '@/lib/core/once'
import { fields as say } from '@/lib/messages/en/fields'
import { signup as words } from '@/lib/messages/en/signup'
import { isPaid } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { forgetCampaign, keptCampaign } from '@/lib/preferences/kept-campaign'
import { dropDraft, keepDraft, readDraft } from './draft-cookie'
import { fromWeb } from './from-web'
import type { ProvisionedAccount } from './provision-account'
import { newDraft, type SignupDraft } from './signup-draft'
import { fieldsOfStep, signupOf, stepOfField, stepPaths, STEPS, stepsFor, type StepName } from './wizard'
import { madeBefore, wizardState } from './wizard-state'

// What happens when a step of the wizard is sent. Every way out keeps what was typed and says where to go next; the
// page there finds by itself what is wrong.

// One more than any field accepts, so that a text that is too long is still seen to be.
const LONGEST = 300

export const stepForm = z.object({ step: z.enum(['plan', 'you', 'billing']), fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
type StepForm = z.output<typeof stepForm>

/** Takes in what a step sent. @returns the path to go to. */
export async function sendStep(caller: PublicCaller, { step, fields }: StepForm): Promise<string> {
  const before = (await readDraft()) ?? newDraft()
  const typed = mergeTyped(before, step, fields)
  const go = textOf(fields.go)
  try {
    await rateLimit('availability', caller.ip)
    const draft = step === 'you' ? await withPassword(typed, textOf(fields.password)) : typed
    return await goOn(before, go === '' ? { ...draft, submitted: [...new Set([...draft.submitted, step])] } : draft, step, go)
  } catch (error) {
    return failedAt(typed, step, refusalOf(error, caller.requestId), caller)
  }
}

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, LONGEST)

function mergeTyped(draft: SignupDraft, step: StepName, fields: StepForm['fields']): SignupDraft {
  const values = { ...draft.values }
  for (const name of fieldsOfStep(step)) {
    if (fields[name] !== undefined) values[name] = textOf(fields[name])
  }
  const chosenName = textOf(fields.use_name)
  if (chosenName && step === 'you') values.company_name = chosenName
  const { failure: _, ...rest } = draft
  return { ...rest, values }
}

/** A good password is kept as its hash; of a bad one only what is wrong with it. An empty field changes nothing. */
async function withPassword(draft: SignupDraft, password: string): Promise<SignupDraft> {
  if (password === '') return draft
  const { passwordHash: _, passwordProblem: __, ...rest } = draft
  const { email = '', admin_name = '', company_name = '' } = draft.values
  const shape = passwordField.safeParse(password)
  const problem = passwordProblem(password, [email, admin_name, company_name])
  if (!shape.success) return { ...rest, passwordProblem: shape.error.issues[0]?.message ?? say.required }
  return problem ? { ...rest, passwordProblem: say[problem] } : { ...rest, passwordHash: await hashPassword(password) }
}

async function goOn(before: SignupDraft, draft: SignupDraft, step: StepName, go: string): Promise<string> {
  if (!(await keepDraft(draft))) {
    await keepDraft({ ...before, failure: { step, code: 'TOO_LARGE', message: words.tooLong } })
    return stepPaths[step]
  }
  if (go === 'join') return '/signup/join'
  if (go === 'stay') return stepPaths[step]
  const plan = draft.values.plan_slug ? await findSignupPlan(draft.values.plan_slug) : null
  const steps = stepsFor(plan !== null && isPaid(plan))
  if (go === 'back') return stepPaths[steps[steps.indexOf(step) - 1] ?? 'plan']
  if (step === 'plan' && plan?.onboarding === 'installed') return `/apply?plan=${encodeURIComponent(plan.slug)}`
  return stepPaths[(await wizardState(draft)).open]
}

/** Keeps a refusal with the draft, so that the page can show it, also after a reload. */
async function failedAt(draft: SignupDraft, step: StepName, { code, message, fields }: AppError, { requestId }: PublicCaller): Promise<string> {
  await keepDraft({ ...draft, failure: { step, code, message, requestId, ...(fields && { fields }) } })
  return stepPaths[step]
}

/**
 * Makes the account of this browser's draft and signs its owner in. A draft makes one account: sent twice, both answers
 * lead into it.
 *
 * @returns the path to go to.
 * @see T3-15
 */
export async function createFromDraft(caller: PublicCaller): Promise<string> {
  const draft = await readDraft()
  // A second click that came after the first one's answer has a session instead of a draft.
  if (!draft) return homePath((await currentUser())?.accounts[0]?.slug)
  const { values, passwordHash } = draft
  try {
    await rateLimit('register', caller.ip)
    const plan = values.plan_slug ? await findSignupPlan(values.plan_slug) : null
    const signup = signupOf(values, plan !== null && isPaid(plan))
    if (!signup || !passwordHash) return stepPaths[(await wizardState({ ...draft, submitted: [...STEPS] })).open]
    const request = { ...signup, passwordHash }
    const outcome = await fromWeb({ ...caller, command: { scope: 'register', key: draft.key, requestHash: hashRequest(request) } }, request, await keptCampaign())
    if (outcome !== 'check_email') return await enter(outcome.result)
    await dropDraft()
    await forgetCampaign()
    return '/signup/check-email'
  } catch (error) {
    const made = await madeBefore(draft)
    if (made) return enter(made)
    const refusal = refusalOf(error, caller.requestId)
    const [first] = Object.keys(refusal.fields ?? {})
    return failedAt({ ...draft, submitted: [...STEPS] }, first ? stepOfField(first) : 'review', refusal, caller)
  }
}

const homePath = (slug: string | undefined): string => (slug ? `/${slug}` : stepPaths.plan)

async function enter({ userId, accountSlug }: ProvisionedAccount): Promise<string> {
  await startSession(userId)
  await dropDraft()
  await forgetCampaign()
  return `/${accountSlug}`
}
