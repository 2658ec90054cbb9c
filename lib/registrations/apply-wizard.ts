import type { FieldErrors } from '@/lib/core/errors'
import { present, typedErrors } from '@/lib/core/typed-form'
import { apply as words } from '@/lib/messages/en/apply'
import { fields as say } from '@/lib/messages/en/fields'
import { addressFields, application, personFields, visitFields, type Application } from './application-schema'

// The application wizard's rules: which steps there are, what belongs to each, what is still missing. Pure and browser-safe.

export const STEPS = ['you', 'phone', 'address', 'package', 'visit', 'review'] as const
export type StepName = (typeof STEPS)[number]
/** A step that asks something; the review only shows. */
export type FormStep = Exclude<StepName, 'review'>

const FIELDS = {
  you: ['full_name', 'email', 'country', 'phone', 'id_number'],
  phone: [],
  address: ['address', 'city', 'postal_code', 'address_notes', 'latitude', 'longitude'],
  package: ['plan_slug'],
  visit: ['preferred_date', 'preferred_slot', 'notes', 'referral_code'],
} as const satisfies Record<FormStep, readonly string[]>

/** What the link brought that led here; kept through every step, shown nowhere. */
export const UTM_FIELDS = ['utm_source', 'utm_medium', 'utm_campaign'] as const

/** Every field that the draft keeps. The code is not one of them. */
export const TYPED_FIELDS = [...FIELDS.you, ...FIELDS.address, ...FIELDS.package, ...FIELDS.visit, ...UTM_FIELDS] as const
export type TypedField = (typeof TYPED_FIELDS)[number]
export type Typed = Partial<Record<TypedField, string>>

export const stepPaths: Readonly<Record<StepName, string>> = {
  you: '/apply',
  phone: '/apply/phone',
  address: '/apply/address',
  package: '/apply/package',
  visit: '/apply/visit',
  review: '/apply/review',
}

/** The fields that a step asks for. */
export const fieldsOfStep = (step: FormStep): readonly TypedField[] => FIELDS[step]

/** The step at which a field of the contract is asked. */
export function stepOfField(name: string): FormStep {
  if (name === 'phone_token') return 'phone'
  if (name === 'id_photo') return 'you'
  return STEPS.find((step): step is FormStep => step !== 'review' && (FIELDS[step] as readonly string[]).includes(name)) ?? 'you'
}

/** Errors in the order in which their fields stand on screen. */
export const inFormOrder = (errors: FieldErrors): FieldErrors => Object.fromEntries(Object.entries(errors).toSorted(([a], [b]) => placeOf(a) - placeOf(b)))

const FORM_ORDER: readonly string[] = [...FIELDS.you, 'id_photo', ...FIELDS.address, ...FIELDS.package, ...FIELDS.visit]
const placeOf = (name: string): number => FORM_ORDER.indexOf(name)

/** What is said of an empty field. In the summary it stands without its label, so it names what is missing. */
const missing = (name: string, message: string): string =>
  (message === say.required || message === say.personName || message === say.phone || message === say.email) && Object.hasOwn(words.missing, name) ? words.missing[name as keyof typeof words.missing] : message

/** A position as a form sends it, or none. */
const degrees = (typed: string | undefined): number | undefined => (present(typed) === undefined ? undefined : Number(typed))

/** The typed answers by the contract's names; empty ones are absent. */
function answers(values: Typed) {
  const { latitude, longitude, utm_source: source, utm_medium: medium, utm_campaign: campaign, country: _, ...rest } = values
  const utm = { source: present(source), medium: present(medium), campaign: present(campaign) }
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, typed]) => [name, present(typed)])),
    latitude: degrees(latitude),
    longitude: degrees(longitude),
    ...((utm.source ?? utm.medium ?? utm.campaign) && { utm }),
  }
}

const judges = { you: personFields, address: addressFields, visit: visitFields } as const

/** What is wrong with the answers of a step, by field, as far as their form alone tells. */
export function stepErrors(step: keyof typeof judges, values: Typed): FieldErrors {
  const typed = answers(values)
  const { error } = judges[step].safeParse(typed)
  return typedErrors(error, (name, message) => (name in typed && typed[name as keyof typeof typed] !== undefined ? message : missing(name, message)))
}

/** The application as the contract has it. @returns undefined while something is missing or wrong. */
export const applicationOf = (values: Typed): Application | undefined => application.safeParse(answers(values)).data

/** The first step that still has something to say, or the review. */
export const firstOpenStep = (errors: Record<FormStep, FieldErrors>, submitted: readonly StepName[]): StepName =>
  STEPS.find((step) => step !== 'review' && (!submitted.includes(step) || Object.keys(errors[step]).length > 0)) ?? 'review'
