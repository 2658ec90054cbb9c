/**
 * StepFrame({ step, state?, title, intro, children })   one step of the wizard: where it stands, its form, its mistakes.
 * StepForm({ step, state?, children })   the form itself, which works with and without script.
 */
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Steps } from '@/components/ui/steps'
import { SubmitButton } from '@/components/ui/submit-button'
import { words } from '@/lib/messages/words'
import { sendSignupStep } from '@/lib/onboarding/actions'
import { shownErrors } from '@/lib/onboarding/shown-errors'
import { stepPaths, stepsFor, type FormStep, type StepName } from '@/lib/onboarding/wizard'
import type { WizardState } from '@/lib/onboarding/wizard-state'
import { KeepTyped } from '@/components/ui/keep-typed'

interface Frame {
  step: StepName
  state: WizardState | undefined
  title: string
  intro?: ReactNode
  children: ReactNode
}

export function StepFrame({ step, state, title, intro, children }: Frame) {
  const { signup } = words()
  const { form, errors, requestId } = shownErrors(step, state)
  return (
    <div className="mx-auto max-w-2xl px-4 pt-6 pb-4 sm:px-6 sm:pt-10">
      <Steps label={signup.stepsLabel} steps={stepsOf(step, state)} />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight sm:mt-8 sm:text-3xl">{title}</h1>
      {intro && <div className="measure mt-2 text-muted">{intro}</div>}
      <div className="mt-6 space-y-6 empty:hidden">
        <ErrorSummary key={state?.draft.saves} errors={errors} form={form} />
        {form && (
          <p className="text-sm text-muted">
            {signup.keptAll}
            {requestId && ` ${signup.requestId(requestId)}`}
          </p>
        )}
      </div>
      {children}
    </div>
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
    // A new key after each save: the fields then start from what was saved, not from what stood in them before.
    <form key={state?.draft.saves ?? 0} id={`signup-${step}`} action={sendSignupStep.bind(null, step)} noValidate className="mt-6 space-y-6">
      {/* Enter presses the first button of a form; that must be this one, whatever other buttons stand at the fields. */}
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {children}
      <div className="flex flex-col-reverse gap-3 pt-2 sm:flex-row sm:items-center">
        {step !== 'plan' && (
          <button type="submit" name="go" value="back" formNoValidate className={buttonClass({ size: 'large' })}>
            {signup.back}
          </button>
        )}
        <SubmitButton size="large" className="sm:min-w-36">
          {signup.continue}
        </SubmitButton>
      </div>
      <KeepTyped form={`signup-${step}`} />
    </form>
  )
}
