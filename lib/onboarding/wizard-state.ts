import { companyDomain } from '@/lib/core/email-domain'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import type { FieldErrors } from '@/lib/core/errors'
import { normalisePhone } from '@/lib/core/phone'
import { email as emailField } from '@/lib/core/fields'
import { fields as say } from '@/lib/messages/en/fields'
import { signup as words } from '@/lib/messages/en/signup'
import { findPaymentMethod } from '@/lib/payments/method-queries'
import { isPaid, type SignupPlan } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { checkAvailability } from './availability'
import type { ProvisionedAccount } from './provision-account'
import type { SignupDraft } from './signup-draft'
import { billingCountry, billingErrors, firstOpenStep, youErrors, type StepName } from './wizard'

/** A draft judged: what is wrong at each step, and which comes next. Mistakes are found anew each time, never stored. */
export interface WizardState {
  draft: SignupDraft
  plan: SignupPlan | null
  isPaid: boolean
  errors: Record<'plan' | 'you' | 'billing', FieldErrors>
  /** Free names like the taken one. */
  suggestions: string[]
  /** The company's domain, when it has an account already. */
  domain: string | null
  open: StepName
  /** The account that this very draft made before, when only the answer was lost. */
  made: ProvisionedAccount | undefined
}

/** Judges a draft by the rules of registering. At most four short queries, and only those that the answers call for. */
export async function wizardState(draft: SignupDraft): Promise<WizardState> {
  const { values, submitted } = draft
  const plan = values.plan_slug ? await findSignupPlan(values.plan_slug) : null
  const paid = plan !== null && isPaid(plan)
  const [you, billing] = await Promise.all([judgeYou(draft), paid ? judgeBilling(draft) : {}])
  const errors: WizardState['errors'] = {
    plan: plan && plan.onboarding === 'instant' ? {} : { plan_slug: [words.plan.unknown] },
    you: { ...failedFields(draft, 'you'), ...you.errors },
    billing: { ...failedFields(draft, 'billing'), ...billing },
  }
  return { draft, plan, isPaid: paid, errors, suggestions: you.suggestions, domain: you.domain, open: firstOpenStep(errors, paid, submitted), made: you.isTaken ? await madeBefore(draft) : undefined }
}

const failedFields = ({ failure }: SignupDraft, step: StepName): FieldErrors => (failure?.step === step ? (failure.fields ?? {}) : {})

async function judgeYou(draft: SignupDraft) {
  const { values, submitted, failure, passwordHash, passwordProblem } = draft
  const errors = youErrors({ values, hasPassword: passwordHash !== undefined, passwordProblem })
  const { phone, country } = values
  if (phone?.trim() && !errors.phone && normalisePhone(phone, country) === null) errors.phone = [country ? say.phoneUnknown : say.phoneOfNowhere]
  const nothing = { errors, suggestions: [], domain: null, isTaken: false }
  // After too many tries nobody is told what is taken, whichever page they look at.
  if (!submitted.includes('you') || failure?.code === 'RATE_LIMITED') return nothing

  const name = errors.company_name ? undefined : values.company_name
  const email = errors.email ? undefined : emailField.parse(values.email)
  const found = await checkAvailability({ company_name: name, email })
  const isDomainTaken = found.domain_available === false
  const domain = isDomainTaken && email ? companyDomain(email) : null
  if (found.company_name_available === false) errors.company_name = [words.you.nameTaken]
  if (found.email_available === false) errors.email = [words.you.emailTaken]
  else if (domain) errors.email = [words.you.domainTaken(domain)]
  return { errors, suggestions: found.suggestions ?? [], domain, isTaken: found.company_name_available === false || isDomainTaken || found.email_available === false }
}

async function judgeBilling({ values }: SignupDraft): Promise<FieldErrors> {
  const errors = billingErrors(values)
  if (errors.payment_method || errors['billing.country'] || !values.payment_method) return errors
  const method = await findPaymentMethod(values.payment_method, billingCountry(values))
  return method ? errors : { ...errors, payment_method: [words.methodNotThere] }
}

/** What this draft made, if it made something. Whoever holds the draft is who made it: it is sealed and theirs alone. */
export async function madeBefore({ key }: Pick<SignupDraft, 'key'>): Promise<ProvisionedAccount | undefined> {
  // With hidden addresses an answer is never shown, so there is none to show again.
  if (env.SIGNUP_HIDE_EMAILS) return undefined
  const earlier = await db.commandKey.findUnique({ where: { scope_key: { scope: 'register', key } }, select: { response: true } })
  return (earlier?.response ?? undefined) as ProvisionedAccount | undefined
}
