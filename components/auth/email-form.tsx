'use client'
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { auth } from '@/lib/messages/en/auth'

interface EmailFormProps {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: { submit: string; pending: string; doneTitle: string; done: string }
}

/** EmailForm({ action, words })   asks for an address that a link is sent to, and says the same whoever it was. */
export function EmailForm({ action, words }: EmailFormProps) {
  const [{ error, values, done }, send] = useActionState(action, {})
  if (done) {
    return (
      <Banner tone="success" title={words.doneTitle} live>
        {words.done}
      </Banner>
    )
  }
  const fields = error?.fields
  return (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={fields} form={error && !fields ? error.message : undefined} />
      <TextField label={auth.fields.email} name="email" type="email" autoComplete="username" inputMode="email" defaultValue={values?.email} error={fields?.email} />
      <SubmitButton wide size="large" pendingLabel={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
