'use client'
/** StopForm({ id, action, words: { stop, stopping, stopHint } })   stops what goes on in the background; the hint says what stays. */
import { useActionState } from 'react'
import type { FormState } from '@/lib/auth/form'
import { ErrorSummary } from './error-summary'
import { SubmitButton } from './submit-button'

interface Props {
  id: string
  action: (previous: FormState, form: FormData) => Promise<FormState>
  words: { stop: string; stopping: string; stopHint: string }
}

export function StopForm({ id, action, words }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton tone="secondary" size="small" icon="pause" pendingLabel={words.stopping}>
        {words.stop}
      </SubmitButton>
      <span className="text-sm text-muted">{words.stopHint}</span>
    </form>
  )
}
