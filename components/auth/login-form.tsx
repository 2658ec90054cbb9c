'use client'
import Link from 'next/link'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { auth } from '@/lib/messages/en/auth'
import { loginFormAction } from '@/lib/people/actions'
import { textLink } from '@/components/ui/text-link'

/** LoginForm({ next?, problem? })   e-mail and password. `next`: the page to go to; `problem`: a sentence to begin with. */
export function LoginForm({ next, problem }: { next?: string; problem?: string }) {
  const [{ error, values }, send] = useActionState(loginFormAction, {})
  const fields = error?.fields
  return (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={fields} form={error ? (fields ? undefined : error.message) : problem} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField label={auth.fields.email} name="email" type="email" autoComplete="username" inputMode="email" defaultValue={values?.email} error={fields?.email} />
      <div>
        <PasswordField label={auth.fields.password} name="password" autoComplete="current-password" error={fields?.password} />
        <p className="mt-1.5 text-sm">
          <Link href="/login/forgot" className={textLink}>
            {auth.login.forgot}
          </Link>
        </p>
      </div>
      <SubmitButton wide size="large" pendingLabel={auth.login.pending}>
        {auth.login.submit}
      </SubmitButton>
    </form>
  )
}
