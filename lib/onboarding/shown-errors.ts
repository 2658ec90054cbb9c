import type { FieldErrors } from '@/lib/core/errors'
import { inFormOrder, type StepName } from './wizard'
import type { WizardState } from './wizard-state'

interface Shown {
  /** What concerns the whole form. */
  form?: string
  errors: FieldErrors
  /** To find a failure of ours in the log. */
  requestId?: string
}

/** The mistakes that a step shows: none before it was sent. */
export function shownErrors(step: StepName, state: WizardState | undefined): Shown {
  if (!state) return { errors: {} }
  const { failure, submitted } = state.draft
  const errors = step !== 'review' && submitted.includes(step) ? inFormOrder(state.errors[step]) : {}
  if (failure?.step !== step || Object.keys(errors).length > 0) return { errors }
  return { errors, form: failure.message, ...(failure.code === 'INTERNAL' && { requestId: failure.requestId }) }
}
