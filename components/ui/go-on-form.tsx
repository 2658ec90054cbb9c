'use client'
/** GoOnForm({ id, action, words: { goOn, goingOn }, children? })   goes on with what was stopped in the background; children are hidden fields. */
import { useActionState, type ReactNode } from 'react'
import type { FormState } from '@/lib/auth/form'
import { ErrorSummary } from './error-summary'
import { SubmitButton } from './submit-button'

interface Props {
  id: string
  action: (previous: FormState, form: FormData) => Promise<FormState>
  words: { goOn: string; goingOn: string }
  children?: ReactNode
}

export function GoOnForm({ id, action, words, children }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send}>
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      {children}
      <SubmitButton icon="play" pendingLabel={words.goingOn}>
        {words.goOn}
      </SubmitButton>
    </form>
  )
}
