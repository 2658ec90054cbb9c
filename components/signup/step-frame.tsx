/**
 * StepFrame({ step, state?, title, intro, children })   one step of the wizard: where it stands, its form, its mistakes.
 * StepForm({ step, state?, children })   the form itself, which works with and without script.
 */
import type { ReactNode } from 'react'
import { Wizard, WizardForm } from '@/components/ui/wizard'
import { words } from '@/lib/messages/words'
import { sendSignupStep } from '@/lib/onboarding/actions'
import { shownErrors } from '@/lib/onboarding/shown-errors'
import { stepPaths, stepsFor, type FormStep, type StepName } from '@/lib/onboarding/wizard'
import type { WizardState } from '@/lib/onboarding/wizard-state'

interface Frame {
  step: StepName
  state: WizardState | undefined
  title: string
  intro?: ReactNode
  children: ReactNode
}

export function StepFrame({ step, state, title, intro, children }: Frame) {
  const { signup } = words()
  return (
    <Wizard
      label={signup.stepsLabel}
      steps={stepsOf(step, state)}
      title={title}
      intro={intro}
      saves={state?.draft.saves}
      shown={shownErrors(step, state)}
      kept={signup.keptAll}
      errorNumber={signup.requestId}
    >
      {children}
    </Wizard>
  )
}

function stepsOf(current: StepName, state: WizardState | undefined) {
  const { steps } = words().signup
  return stepsFor(state?.isPaid ?? false).map((step) => {
    const isDone = step !== 'review' && state?.draft.submitted.includes(step) && Object.keys(state.errors[step]).length === 0
    return { label: steps[step], href: stepPaths[step], state: step === current ? ('current' as const) : isDone ? ('done' as const) : ('todo' as const) }
  })
}

export function StepForm({ step, state, children }: { step: FormStep; state: WizardState | undefined; children: ReactNode }) {
  const { signup } = words()
  return (
    <WizardForm id={`signup-${step}`} saves={state?.draft.saves} action={sendSignupStep.bind(null, step)} submit={signup.continue} {...(step !== 'plan' && { back: signup.back })}>
      {children}
    </WizardForm>
  )
}
