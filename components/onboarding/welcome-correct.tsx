'use client'
/** WelcomeCorrect({ id, email, phone })   puts the addresses of a customer right who has not taken the account over. */
import { useActionState, useId } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { convert } from '@/lib/messages/en/convert'
import { correctContactByForm } from '@/lib/onboarding/actions'

const say = convert.welcome

export function WelcomeCorrect({ id, email, phone }: { id: string; email: string | null; phone: string | null }) {
  const prefix = useId()
  const [{ error, values, done }, send] = useActionState(correctContactByForm, {})
  const field = (name: 'email' | 'phone', before: string | null) => ({ id: prefix + name, name, defaultValue: values?.[name] ?? before ?? '', error: error?.fields?.[name], autoComplete: 'off', optional: true })
  return (
    <>
      {done && (
        <p role="status" className="mt-3 text-sm">
          {say.corrected}
        </p>
      )}
      <details open={Boolean(error)} className="mt-3 border-t border-separator pt-3">
        <summary className="cursor-pointer text-sm font-medium">{say.correct}</summary>
        <form action={send} noValidate className="mt-3 space-y-3">
          <p className="text-sm text-muted">{say.correctText}</p>
          <ErrorSummary form={error && !error.fields ? error.message : undefined} />
          <input type="hidden" name="id" value={id} />
          <TextField {...field('email', email)} label={say.email} type="email" />
          <TextField {...field('phone', phone)} label={say.phone} type="tel" />
          <SubmitButton tone="secondary" size="small">
            {say.save}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}
