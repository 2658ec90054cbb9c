// The site wizard's rules: which steps there are, what belongs to each, what is still missing. Pure and browser-safe.
import { z } from 'zod'
import type { FieldErrors } from '@/lib/core/errors'
import { fields as say } from '@/lib/messages/en/fields'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'
import { createSiteSchema, type CreateSite } from './schema'

export const STEPS = ['name', 'industry', 'sectors', 'review'] as const
export type StepName = (typeof STEPS)[number]
/** A step that asks something; the review only shows. */
export type FormStep = Exclude<StepName, 'review'>
const FORM_STEPS = ['name', 'industry', 'sectors'] as const satisfies readonly FormStep[]

const paths: Readonly<Record<StepName, string>> = { name: '', industry: '/industry', sectors: '/sectors', review: '/review' }

/** Where a step stands. `edit` says that one comes back on purpose, so that the first step offers no way on. */
export const stepPath = (account: string, step: StepName, { edit = false } = {}): string => `/${account}/sites/new${paths[step]}${edit && step === 'name' ? '?edit=yes' : ''}`

/** Does `step` come before `other`? */
export const isBefore = (step: StepName, other: StepName): boolean => STEPS.indexOf(step) < STEPS.indexOf(other)

// Longer than any field accepts, so that a text that is too long is kept as typed and still seen to be.
const LONGEST = 400
const MOST_CHOICES = 500
const typed = z.string().max(LONGEST)
const sent = z.boolean()

/**
 * What is kept of each step: as typed, also what is wrong; `sent` once it was sent with "Continue". Sectors are kept with
 * the industry they were chosen for, so that they are there again when somebody changes the industry and back.
 */
const draftData = z.object({
  // Each step by itself: one in a shape of an earlier release counts as not filled in, the others stay.
  name: z.object({ name: typed, domain: typed, sent }).optional().catch(undefined),
  industry: z.object({ industry: typed, sent }).optional().catch(undefined),
  sectors: z.object({ industry: typed, sectors: z.array(typed).max(MOST_CHOICES), sent }).optional().catch(undefined),
})
export type DraftData = z.output<typeof draftData>

/** Reads what was stored. Whatever can't be understood counts as not filled in. */
export const readDraftData = (stored: unknown): DraftData => draftData.catch({}).parse(stored)

/** What a step's form sent. */
export const stepForm = z.object({ step: z.enum(FORM_STEPS), fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
export type StepForm = z.output<typeof stepForm>

/** As typed, but never more than is kept, and nothing that the database cannot hold: NUL, and half of a character that was cut. */
const storable = (text: string): string => text.slice(0, LONGEST).toWellFormed().replaceAll('\u0000', '\uFFFD')
const textOf = (value: string | string[] | undefined): string => storable(typeof value === 'string' ? value : (value?.[0] ?? ''))
const listOf = (value: string | string[] | undefined): string[] => [value ?? []].flat().slice(0, MOST_CHOICES).map(storable)

/** The step as it is to be kept. "Back" keeps what stands there without judging it. */
export function answersOf({ step, fields }: StepForm, before: DraftData): DraftData {
  const isSent = fields.go !== 'back' || (before[step]?.sent ?? false)
  switch (step) {
    case 'name':
      return { name: { name: textOf(fields.name), domain: textOf(fields.domain), sent: isSent } }
    case 'industry':
      return { industry: { industry: textOf(fields.industry), sent: isSent } }
    case 'sectors':
      return { sectors: { industry: before.industry?.industry ?? '', sectors: [...new Set(listOf(fields.sectors))], sent: isSent } }
  }
}

const isOfIndustry = ({ industry, sectors }: DraftData): boolean => sectors !== undefined && sectors.industry === industry?.industry

/** The sectors that were chosen for the draft's present industry. */
export const sectorsOf = (data: DraftData): readonly string[] => (isOfIndustry(data) ? (data.sectors?.sectors ?? []) : [])

/** The sectors that were chosen for another industry and fall away with it; undefined when there are none. */
export const fallenSectors = ({ industry, sectors }: DraftData): { industry: string; sectors: readonly string[] } | undefined =>
  sectors && sectors.sectors.length > 0 && industry && sectors.industry !== industry.industry ? sectors : undefined

/** What is said of an empty field. In the summary it stands without its label, so it names what is missing. */
const missing: Readonly<Record<string, string>> = { name: words.steps.missingName, domain: words.steps.missingDomain }

function errorsOf(error: z.ZodError | undefined): FieldErrors {
  const found: FieldErrors = {}
  for (const { path, message } of error?.issues ?? []) {
    const field = String(path[0])
    ;(found[field] ??= []).push(message === say.required ? (missing[field] ?? message) : message)
  }
  return found
}

const nameStep = createSiteSchema.pick({ name: true, domain: true })

/** What is wrong with the answers themselves, by step and field, without asking the database. */
export function answerErrors(data: DraftData): Record<FormStep, FieldErrors> {
  const { name = '', domain = '' } = data.name ?? {}
  const { industry = '' } = data.industry ?? {}
  return {
    name: { ...errorsOf(nameStep.safeParse({ name, domain }).error), ...(domain.trim() === '' && { domain: [words.steps.missingDomain] }) },
    // Nobody types a slug: whatever is none was not chosen from the list.
    industry: createSiteSchema.shape.industry.safeParse(industry).success ? {} : { industry: [words.steps.missingIndustry] },
    sectors: {},
  }
}

/** The first step that was not sent or still has something wrong, or the review. */
export function firstOpenStep(data: DraftData, errors: Record<FormStep, FieldErrors>): StepName {
  return FORM_STEPS.find((step) => !isSent(data, step) || Object.keys(errors[step]).length > 0) ?? 'review'
}

/** Was the step sent, and does what it said still stand? */
export const isSent = (data: DraftData, step: FormStep): boolean => data[step]?.sent === true && (step !== 'sectors' || isOfIndustry(data))

/** The site as the use case takes it; undefined while a step was not sent or its answer is wrong. */
export function siteOf(data: DraftData): CreateSite | undefined {
  if (!FORM_STEPS.every((step) => isSent(data, step))) return undefined
  return createSiteSchema.safeParse({ ...data.name, industry: data.industry?.industry, sectors: sectorsOf(data) }).data
}
