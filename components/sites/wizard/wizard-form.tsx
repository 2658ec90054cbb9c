'use client'
/**
 * WizardForm({ id, action, room, version, canGoBack?, children: (fields?) => JSX })
 * The form of one step of the site wizard, which works with and without script. `children` draws the fields; it is given
 * what stood in them when the form could not be sent at all.
 *   room, version: whose draft it is and how far it was saved; see KeepTyped
 */
import { useActionState, type ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'
import type { WizardFormState } from '@/lib/sites/draft-actions'
import { WizardFailure } from './wizard-failure'

export type WizardAction = (state: WizardFormState, form: FormData) => Promise<WizardFormState>

export interface StepProps {
  action: WizardAction
  /** Whose draft this is: nothing typed in one account shows in another. */
  room: string
  /** When the draft was saved last. */
  version: string
}

interface Props extends StepProps {
  id: string
  canGoBack?: boolean
  children: (fields: WizardFormState['fields']) => ReactNode
}

export function WizardForm({ id, action, room, version, canGoBack = true, children }: Props) {
  const [{ error, fields }, send] = useActionState(action, {})
  return (
    <form id={id} action={send} noValidate className="space-y-6">
      <WizardFailure error={error} />
      {/* Enter presses the first button of a form; that must be this one, whatever other buttons stand at the fields. */}
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {children(fields)}
      <div className="flex flex-col-reverse gap-3 pt-2 sm:flex-row sm:items-center">
        {canGoBack && (
          <button type="submit" name="go" value="back" formNoValidate className={buttonClass({ size: 'large' })}>
            {words.goBack}
          </button>
        )}
        <SubmitButton size="large" className="sm:min-w-36">
          {words.continue}
        </SubmitButton>
      </div>
      <KeepTyped form={id} room={room} version={version} />
    </form>
  )
}
