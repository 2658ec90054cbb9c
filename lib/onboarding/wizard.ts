import type { z } from 'zod'
import type { FieldErrors } from '@/lib/core/errors'
import { present, typedErrors } from '@/lib/core/typed-form'
import { fields as say } from '@/lib/messages/en/fields'
import { signup as words } from '@/lib/messages/en/signup'
import { billingFields, companyFields, registerBody, type Register } from './schema'

// The signup wizard's rules: which steps there are, what belongs to each, what is still missing. Pure and browser-safe.

export const STEPS = ['plan', 'you', 'billing', 'review'] as const
export type StepName = (typeof STEPS)[number]
/** A step that asks something; the review only shows. */
export type FormStep = Exclude<StepName, 'review'>

const YOU_FIELDS = ['company_name', 'admin_name', 'email', 'phone', 'country'] as const
const BILLING_FIELDS = [
  'payment_method',
  'billing.email',
  'billing.address_line1',
  'billing.address_line2',
  'billing.city',
  'billing.state',
  'billing.postal_code',
  'billing.country',
  'billing.tax_id',
] as const

/** Every field that the draft keeps, by the contract's names. The password is not one of them. */
export const TYPED_FIELDS = ['plan_slug', ...YOU_FIELDS, ...BILLING_FIELDS] as const
export type TypedField = (typeof TYPED_FIELDS)[number]
export type Typed = Partial<Record<TypedField, string>>

export const stepPaths: Readonly<Record<StepName, string>> = { plan: '/signup', you: '/signup/you', billing: '/signup/billing', review: '/signup/review' }

/** The step at which a field of the contract is asked. */
export function stepOfField(name: string): StepName {
  if (name === 'plan_slug') return 'plan'
  return name === 'billing' || (BILLING_FIELDS as readonly string[]).includes(name) ? 'billing' : 'you'
}

/** The fields that a step asks for; the review asks for none. */
export const fieldsOfStep = (step: StepName): TypedField[] => TYPED_FIELDS.filter((name) => stepOfField(name) === step)

const FORM_ORDER: readonly string[] = ['plan_slug', 'company_name', 'admin_name', 'email', 'password', 'phone', 'country', ...BILLING_FIELDS.slice(1), 'payment_method']

/** Errors in the order in which their fields stand on screen. */
export const inFormOrder = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).toSorted(([a], [b]) => FORM_ORDER.indexOf(a) - FORM_ORDER.indexOf(b)))

/** The steps in their order; who pays nothing is not asked for billing. */
export const stepsFor = (isPaid: boolean): StepName[] => STEPS.filter((step) => isPaid || step !== 'billing')

/** What is said of an empty field. In the summary it stands without its label, so it names what is missing. */
const missing = (name: string): string => (Object.hasOwn(words.missing, name) ? words.missing[name as keyof typeof words.missing] : say.required)

const errorsOf = (error: z.ZodError | undefined, prefix = ''): FieldErrors => typedErrors(error, (name, message) => (message === say.required ? missing(name) : message), prefix)

const you = companyFields.omit({ password: true })

interface Checked {
  values: Typed
  /** Whether a good password is kept. */
  hasPassword: boolean
  passwordProblem?: string | undefined
}

/** What is wrong with the answers about person and company, by field. */
export function youErrors({ values, hasPassword, passwordProblem }: Checked): FieldErrors {
  const typed = errorsOf(you.safeParse(company(values)).error)
  const password = passwordProblem ?? (hasPassword ? undefined : missing('password'))
  return { ...typed, ...(password && { password: [password] }) }
}

/** What is wrong with the billing answers, by field. */
export function billingErrors(values: Typed): FieldErrors {
  const method = present(values.payment_method)
  return { ...errorsOf(billingFields.safeParse(billing(values)).error, 'billing.'), ...(!method && { payment_method: [words.chooseMethod] }) }
}

const company = (values: Typed) => ({
  company_name: present(values.company_name),
  admin_name: present(values.admin_name),
  email: present(values.email),
  phone: present(values.phone),
  country: present(values.country),
})

const billing = (values: Typed) => ({
  email: present(values['billing.email']),
  address_line1: present(values['billing.address_line1']),
  address_line2: present(values['billing.address_line2']),
  city: present(values['billing.city']),
  state: present(values['billing.state']),
  postal_code: present(values['billing.postal_code']),
  country: billingCountry(values),
  tax_id: present(values['billing.tax_id']),
})

/** Where the bill goes: as chosen, else the company's country. */
export const billingCountry = (values: Typed): string | undefined => present(values['billing.country']) ?? present(values.country)

const wholeSignup = registerBody.omit({ password: true })

/**
 * The signup as the contract has it, without the password. Answers to questions that the plan does not ask are left out.
 *
 * @returns undefined while something is missing or wrong.
 */
export function signupOf(values: Typed, isPaid: boolean): Omit<Register, 'password'> | undefined {
  const billed = isPaid && { payment_method: present(values.payment_method), billing: billing(values) }
  return wholeSignup.safeParse({ ...company(values), plan_slug: values.plan_slug, ...billed }).data
}

/** The first step that still has something to say, or the review. */
export function firstOpenStep(errors: Partial<Record<StepName, FieldErrors>>, isPaid: boolean, submitted: readonly StepName[]): StepName {
  return stepsFor(isPaid).find((step) => step !== 'review' && (!submitted.includes(step) || Object.keys(errors[step] ?? {}).length > 0)) ?? 'review'
}
