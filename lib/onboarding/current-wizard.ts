import { cache } from 'react'
import { readDraft } from './draft-cookie'
import { wizardState, type WizardState } from './wizard-state'

/** The wizard of this browser; undefined before its first step was sent. Judged once per request. */
export const currentWizard = cache(async (): Promise<WizardState | undefined> => {
  const draft = await readDraft()
  return draft && wizardState(draft)
})
