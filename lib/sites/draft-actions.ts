'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { accountAction, type ActionError } from '@/lib/auth/action'
import { fieldsOf } from '@/lib/auth/form'
import { createSiteFromDraft, endDraftForm } from './create-site-from-draft'
import { discardDraft, saveDraftStep } from './draft'
import { draftState } from './draft-state'
import { isBefore, stepForm, stepPath, STEPS, type FormStep, type StepForm, type StepName } from './draft-steps'

/** What a form of the wizard shows when it could not be sent at all; what is wrong with its answers the page finds itself. */
export interface WizardFormState {
  error?: ActionError
  /** What stood in the form. */
  fields?: StepForm['fields']
}

const send = accountAction(
  'sites:create',
  stepForm,
  async (actor, form): Promise<StepName> => {
    await saveDraftStep(actor, form)
    const before = STEPS[STEPS.indexOf(form.step) - 1]
    return form.fields.go === 'back' && before ? before : (await draftState(actor)).open
  },
  { limit: 'availability' },
)

const end = accountAction('sites:create', endDraftForm, async (actor, form) => {
  try {
    return { made: (await createSiteFromDraft(actor, form)).result.slug }
  } catch (error) {
    // Refused for what one of the steps says: that step shows it at its field, with everything kept.
    const { draft, open } = await draftState(actor)
    if (draft && isBefore(open, 'review')) return { open }
    throw error
  }
})

const discard = accountAction('sites:create', z.object({}), discardDraft)

/** Keeps what a step of the wizard sent and goes on: to the next step, or back to this one with what is wrong. */
export async function sendSiteStep(account: string, step: FormStep, _previous: WizardFormState, form: FormData): Promise<WizardFormState> {
  const fields = fieldsOf(form)
  const sent = await send(account, { step, fields })
  // The browser remembers the pages of the steps as they were before this one was kept.
  refresh()
  if (sent.ok) redirect(stepPath(account, sent.data, { edit: sent.data !== step }))
  const open = STEPS.find((each) => each === sent.error.details?.step)
  if (open) redirect(`${stepPath(account, open)}?order=yes`)
  return { error: sent.error, fields }
}

/** Makes the site of the draft and opens it. */
export async function createSiteOfDraft(account: string, _previous: WizardFormState, form: FormData): Promise<WizardFormState> {
  // The action's schema judges what is in there.
  const ended = await end(account, fieldsOf(form) as z.input<typeof endDraftForm>)
  refresh()
  if (!ended.ok && ended.error.details?.ended) redirect(`${stepPath(account, 'name')}?ended=yes`)
  if (!ended.ok && ended.error.code === 'STATUS_CHANGED') redirect(`${stepPath(account, 'review')}?changed=yes`)
  if (!ended.ok) return { error: ended.error }
  const { made, open } = ended.data
  redirect(made === undefined ? stepPath(account, open) : `/${account}/sites/${made}?welcome=yes`)
}

/** Throws the draft away and starts over with an empty form. */
export async function startOver(account: string): Promise<void> {
  await discard(account, {})
  refresh()
  redirect(stepPath(account, 'name'))
}
