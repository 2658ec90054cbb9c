'use client'
/** RunNow()   asks for a run of the renewals. */
import { useActionState } from 'react'
import { FieldError } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewals as words } from '@/lib/messages/en/renewals'
import { requestRunForm } from '@/lib/renewals/actions'

export function RunNow() {
  const [{ error }, send] = useActionState(requestRunForm, {})
  return (
    <form action={send}>
      <SubmitButton icon="rotate">{words.run}</SubmitButton>
      <FieldError id="run-error" error={error?.message} />
    </form>
  )
}
