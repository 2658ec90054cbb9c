import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { words } from '@/lib/messages/words'
import { currentApplication, shownErrors, type ApplyState } from './apply-state'
import { stepPaths, STEPS, type StepName } from './apply-wizard'

/**
 * The wizard for a page of one of its steps. A step that is not due yet leads to the one that is, and a draft that was
 * sent to its application.
 */
export async function applicationAt(step: StepName): Promise<ApplyState> {
  const state = await currentApplication()
  if (state?.sentPath) redirect(state.sentPath)
  if (!state || STEPS.indexOf(step) > STEPS.indexOf(state.open)) redirect(stepPaths[state?.open ?? 'you'])
  return state
}

/** The title of a step; it says first when something is wrong, because a title is what a screen reader says first. */
export async function applyMetadata(step: Exclude<StepName, 'you'>): Promise<Metadata> {
  const { apply } = words()
  const { form, errors } = shownErrors(step, await currentApplication())
  const title = `${apply[step].title} – ${apply.title}`
  return { title: form || Object.keys(errors).length > 0 ? apply.errorTitle(title) : title, robots: { index: false } }
}
