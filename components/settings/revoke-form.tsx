'use client'
/** RevokeForm({ action, id })   ends a key, inside the dialog that asked. */
import { useActionState } from 'react'
import { DialogCancel } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { settings } from '@/lib/messages/en/settings'

export function RevokeForm({ action, id }: { action: (state: FormState, form: FormData) => Promise<FormState>; id: string }) {
  const [{ error }, send] = useActionState(action, {})
  const say = settings.keys
  return (
    <form action={send} className="space-y-4 text-start font-normal">
      <input type="hidden" name="id" value={id} />
      <p>{say.revokeText}</p>
      {error && (
        <p role="alert" className="text-danger">
          {error.message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton tone="danger">{say.revokeDo}</SubmitButton>
        <DialogCancel />
      </div>
    </form>
  )
}
