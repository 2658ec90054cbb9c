/**
 * ClaimForm({ action, token, submit, pending, id, password?, newPassword?, email?, problem? })
 * One way to take an account over. A plain form to a plain address: it works without script, and the page it stands on
 * sends no referrer. `email` asks for an address, `password` for the password of a login, `newPassword` for a first one;
 * two forms may stand on one page, each with an `id`.
 */
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { auth } from '@/lib/messages/en/auth'

interface ClaimFormProps {
  action: string
  token: string
  submit: string
  pending: string
  id: string
  /** Asks for an address; what was typed before stands there again. */
  email?: string
  password?: boolean
  newPassword?: boolean
  /** What went wrong, and at which of the form's fields; `form` is the form itself. */
  problem?: { at: 'email' | 'password' | 'form'; text: string } | undefined
}

export function ClaimForm({ action, token, submit, pending, id, email, password, newPassword, problem }: ClaimFormProps) {
  const at = (field: 'email' | 'password'): string[] | undefined => (problem?.at === field ? [problem.text] : undefined)
  const [emailId, passwordId] = [`${id}-email`, `${id}-password`]
  return (
    <form action={action} method="post" noValidate className="space-y-5">
      <ErrorSummary errors={{ [emailId]: at('email'), [passwordId]: at('password') }} {...(problem?.at === 'form' && { form: problem.text })} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="way" value={id} />
      {email !== undefined && (
        <TextField id={emailId} label={auth.fields.email} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={email} error={at('email')} />
      )}
      {password && <PasswordField id={passwordId} label={auth.fields.password} name="password" autoComplete="current-password" error={at('password')} />}
      {newPassword && (
        <PasswordField id={passwordId} label={auth.fields.newPassword} hint={auth.fields.newPasswordHint} name="password" autoComplete="new-password" error={at('password')} />
      )}
      <SubmitButton wide size="large" pendingLabel={pending}>
        {submit}
      </SubmitButton>
    </form>
  )
}
