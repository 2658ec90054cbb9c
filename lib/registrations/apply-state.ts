import { cache } from 'react'
import { z } from 'zod'
import { now } from '@/lib/core/clock'
import { db, inSystem } from '@/lib/core/db'
import type { FieldErrors } from '@/lib/core/errors'
import { email as emailField } from '@/lib/core/fields'
import { normalisePhone } from '@/lib/core/phone'
import { zonedParts } from '@/lib/core/zoned-time'
import { apply as words } from '@/lib/messages/en/apply'
import { fields as say } from '@/lib/messages/en/fields'
import { readOrganisation } from '@/lib/organisation/calendar'
import { TOKEN_LIVES_MS } from '@/lib/phones/token'
import type { SignupPlan } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { present } from '@/lib/core/typed-form'
import { countryErrors, dateErrors, planErrors } from './application-rules'
import { isCustomersAddress } from './apply'
import { readDraft, type ApplyDraft } from './apply-draft'
import { firstOpenStep, inFormOrder, stepErrors, type FormStep, type StepName } from './apply-wizard'
import { OPEN_STATUSES } from './policy'
import { linkVersionOf, trackingPath } from './tracking-url'

/** A draft judged: what is wrong at each step, and which comes next. Mistakes are found anew each time, never stored. */
export interface ApplyState {
  draft: ApplyDraft
  plan: SignupPlan | null
  /** In E.164; null while it is none. */
  phone: string | null
  isProved: boolean
  /** The address has an open application, whose link can be asked for. */
  isOpen: boolean
  errors: Record<FormStep, FieldErrors>
  open: StepName
  /** The page of the application that this very draft became, when only the answer was lost. */
  sentPath: string | undefined
}

/** Judges a draft by the rules of applying. */
export async function applyState(draft: ApplyDraft): Promise<ApplyState> {
  const { values, submitted } = draft
  const [plan, organisation] = await Promise.all([values.plan_slug ? findSignupPlan(values.plan_slug) : null, inSystem(readOrganisation)])
  const phone = values.phone?.trim() ? normalisePhone(values.phone, values.country || organisation.country) : null
  const isProved = provesPhone(draft, phone)
  const you = stepErrors('you', values)
  // The country is chosen beside the number, so the words of a number alone would lead astray.
  if (you.phone ? you.phone.includes(say.phone) : phone === null) you.phone = [words.you.phoneWrong]
  // Only whoever has proved a phone hears what an address is known for; the last step judges anyway.
  const taken = isProved && !you.email ? await takenAddress(emailField.parse(values.email)) : undefined
  const errors: ApplyState['errors'] = {
    you: { ...failed(draft, 'you'), ...you, ...countryErrors({ id_number: present(values.id_number) }, organisation), ...(taken && { email: [words.you[taken]] }) },
    phone: isProved ? {} : { code: [words.phone.proofMissing], ...failed(draft, 'phone') },
    address: { ...failed(draft, 'address'), ...stepErrors('address', values), ...countryErrors({ postal_code: present(values.postal_code) }, organisation) },
    package: { ...failed(draft, 'package'), ...planErrors(plan) },
    visit: { ...failed(draft, 'visit'), ...dateErrors({ preferred_date: present(values.preferred_date) }, { today: zonedParts(organisation.timeZone, now()).day }), ...stepErrors('visit', values) },
  }
  return { draft, plan, phone, isProved, isOpen: taken === 'emailOpen', errors, open: firstOpenStep(errors, submitted), sentPath: taken && (await sentBefore(draft)) }
}

/** Where the application of this draft is, if it was sent. Whoever holds the draft is who sent it: it is sealed and theirs alone. */
export async function sentBefore({ key }: Pick<ApplyDraft, 'key'>): Promise<string | undefined> {
  const earlier = await db.commandKey.findUnique({ where: { scope_key: { scope: 'apply', key } }, select: { response: true } })
  const written = writtenSchema.safeParse(earlier?.response)
  if (!written.success) return undefined
  return trackingPath({ ...written.data, linkVersion: await inSystem((tx) => linkVersionOf(tx, written.data.registrationId)) })
}
const writtenSchema = z.object({ registrationId: z.uuid(), number: z.string() })

const failed = ({ failure }: ApplyDraft, step: FormStep): FieldErrors => (failure?.step === step ? (failure.fields ?? {}) : {})

/** A proof counts for its own phone and half an hour. */
const provesPhone = ({ proof }: ApplyDraft, phone: string | null): boolean => proof !== undefined && proof.phone === phone && now().getTime() - proof.at < TOKEN_LIVES_MS

const takenAddress = (email: string): Promise<'emailOpen' | 'emailCustomer' | undefined> =>
  inSystem(async (tx) => {
    const open = await tx.registration.findFirst({ where: { email, door: 'staff', duplicateAllowed: false, status: { in: [...OPEN_STATUSES] } }, select: { id: true } })
    if (open) return 'emailOpen'
    return (await isCustomersAddress(tx, email)) ? 'emailCustomer' : undefined
  })

/** The page of the application that this browser sent last, within a day; its draft begins anew with the next first step. */
export const lastSentPath = async (): Promise<string | undefined> => (await readDraft())?.sent?.path

/** The application of this browser; undefined before its first step was sent. Judged once per request. */
export const currentApplication = cache(async (): Promise<ApplyState | undefined> => {
  const draft = await readDraft()
  return draft && !draft.sent ? applyState(draft) : undefined
})

interface Shown {
  /** What concerns the whole form. */
  form?: string
  errors: FieldErrors
  /** To find a failure of ours in the log. */
  requestId?: string
}

/** The mistakes that a step shows: none before it was sent. */
export function shownErrors(step: StepName, state: ApplyState | undefined): Shown {
  if (!state) return { errors: {} }
  const { failure, submitted } = state.draft
  const errors = step !== 'review' && submitted.includes(step) ? inFormOrder(state.errors[step]) : {}
  if (failure?.step !== step || failure.fields) return { errors }
  // That the phone is not proved yet needs no saying beside why no code could be sent.
  return { errors: step === 'phone' ? {} : errors, form: failure.message, ...(failure.code === 'INTERNAL' && { requestId: failure.requestId }) }
}
