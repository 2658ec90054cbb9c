import type { Metadata } from 'next'
import { words } from '@/lib/messages/words'
import { currentWizard } from './current-wizard'
import { shownErrors } from './shown-errors'
import type { StepName } from './wizard'

/** The title of a step; it says first when something is wrong, because a title is what a screen reader says first. */
export async function stepMetadata(step: Exclude<StepName, 'plan'>): Promise<Metadata> {
  const { signup } = words()
  const { form, errors } = shownErrors(step, await currentWizard())
  const title = `${signup[step].title} – ${signup.title}`
  return { title: form || Object.keys(errors).length > 0 ? signup.errorTitle(title) : title, robots: { index: false } }
}
