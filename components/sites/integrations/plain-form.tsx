'use client'
/** PlainForm({ action, fields, label, name?, tone?, icon?, pendingLabel?, cancel? })   one button that does one thing to an integration. */
import { useActionState } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { DialogCancel } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'

interface Props extends Pick<ButtonLook, 'tone' | 'icon'> {
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: Record<string, string>
  label: string
  /** What a screen reader says, where several buttons read the same. */
  name?: string
  pendingLabel?: string
  /** Beside the button of a dialog. */
  cancel?: boolean
}

export function PlainForm({ action, fields, label, name: spoken, tone = 'secondary', icon, pendingLabel, cancel }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send} className="space-y-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error.message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton tone={tone} {...(icon && { icon })} {...(pendingLabel !== undefined && { pendingLabel })} {...(spoken !== undefined && { 'aria-label': spoken })}>
          {label}
        </SubmitButton>
        {cancel && <DialogCancel />}
      </div>
    </form>
  )
}
