/**
 * Wizard({ label, steps, title, intro?, saves, shown, kept, errorNumber, children })   one step of a wizard: where it stands, its mistakes, its form.
 *   shown: { form?, errors, requestId? } as the step shows them; `kept` says that nothing typed was lost
 * WizardForm({ id, saves, action, submit, back?, kept?, children })   the form of a step, which works with and without script.
 *   kept: { room, version } of what is typed and not sent; see KeepTyped
 */
import type { ReactNode } from 'react'
import { buttonClass } from './button-class'
import { ErrorSummary } from './error-summary'
import { KeepTyped } from './keep-typed'
import { Steps, type Step } from './steps'
import { SubmitButton } from './submit-button'

interface Frame {
  label: string
  steps: readonly Step[]
  title: string
  intro?: ReactNode
  /** Counts what the server has kept; a new mistake takes the focus anew. */
  saves: number | undefined
  shown: { form?: string; errors: Record<string, readonly string[] | undefined>; requestId?: string }
  kept: string
  errorNumber: (requestId: string) => string
  children: ReactNode
}

export function Wizard({ label, steps, title, intro, saves, shown: { form, errors, requestId }, kept, errorNumber, children }: Frame) {
  return (
    <div className="mx-auto max-w-2xl px-4 pt-6 pb-4 sm:px-6 sm:pt-10">
      <Steps label={label} steps={steps} />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight sm:mt-8 sm:text-3xl">{title}</h1>
      {intro && <div className="measure mt-2 text-muted">{intro}</div>}
      <div className="mt-6 space-y-6 empty:hidden">
        <ErrorSummary key={saves} errors={errors} form={form} />
        {form && (
          <p className="text-sm text-muted">
            {kept}
            {requestId && ` ${errorNumber(requestId)}`}
          </p>
        )}
      </div>
      {children}
    </div>
  )
}

interface Form {
  id: string
  saves: number | undefined
  action: (form: FormData) => Promise<void>
  submit: string
  /** Absent at the first step. */
  back?: string
  kept?: { room: string; version: string | undefined }
  children: ReactNode
}

export function WizardForm({ id, saves = 0, action, submit, back, kept, children }: Form) {
  return (
    // A new key after each save: the fields then start from what was saved, not from what stood in them before.
    <form key={saves} id={id} action={action} noValidate className="mt-6 space-y-6">
      {/* Enter presses the first button of a form; that must be this one, whatever other buttons stand at the fields. */}
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {children}
      <div className="flex flex-col-reverse gap-3 pt-2 sm:flex-row sm:items-center">
        {back && (
          <button type="submit" name="go" value="back" formNoValidate className={buttonClass({ size: 'large' })}>
            {back}
          </button>
        )}
        <SubmitButton size="large" className="sm:min-w-36">
          {submit}
        </SubmitButton>
      </div>
      <KeepTyped form={id} {...kept} />
    </form>
  )
}
