/**
 * StepFrame({ step, state?, title, intro, children })   one step of the application: where it stands, its form, its mistakes.
 * StepForm({ step, state?, children })   the form itself, which works with and without script.
 */
import type { ReactNode } from 'react'
import { Wizard, WizardForm } from '@/components/ui/wizard'
import { words } from '@/lib/messages/words'
import { sendApplyStep } from '@/lib/registrations/apply-actions'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { stepPaths, STEPS, type FormStep, type StepName } from '@/lib/registrations/apply-wizard'

interface Frame {
  step: StepName
  state: ApplyState | undefined
  title: string
  intro?: ReactNode
  children: ReactNode
}

export function StepFrame({ step, state, title, intro, children }: Frame) {
  const { apply } = words()
  return (
    <Wizard label={apply.stepsLabel} steps={stepsOf(step, state)} title={title} intro={intro} saves={state?.draft.saves} shown={shownErrors(step, state)} kept={apply.keptAll} errorNumber={apply.requestId}>
      {children}
    </Wizard>
  )
}

function stepsOf(current: StepName, state: ApplyState | undefined) {
  const { steps } = words().apply
  return STEPS.map((step) => {
    const isDone = step !== 'review' && state?.draft.submitted.includes(step) && Object.keys(state.errors[step]).length === 0
    return { label: steps[step], href: stepPaths[step], state: step === current ? ('current' as const) : isDone ? ('done' as const) : ('todo' as const) }
  })
}

export function StepForm({ step, state, children }: { step: FormStep; state: ApplyState | undefined; children: ReactNode }) {
  const { apply } = words()
  return (
    <WizardForm id={`apply-${step}`} saves={state?.draft.saves} kept={{ room: 'apply', version: state?.draft.key }} action={sendApplyStep.bind(null, step)} submit={apply.continue} {...(step !== 'you' && { back: apply.back })}>
      {children}
    </WizardForm>
  )
}
