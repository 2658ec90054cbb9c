/**
 * TokenForm({ action, token, submit, pending, newPassword?, problem? })
 * The one button that uses a link up. A plain form to a plain address: it works without script, and the page it stands
 * on sends no referrer.
 */
import { ErrorSummary } from '@/components/ui/error-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Problem } from '@/lib/auth/form-route'
import { auth } from '@/lib/messages/en/auth'

interface TokenFormProps {
  action: string
  token: string
  submit: string
  pending: string
  /** Asks for a new password as well. */
  newPassword?: boolean
  problem?: Problem
}

const AT_PASSWORD: readonly string[] = ['password', 'common', 'personal'] satisfies Problem[]

export function TokenForm({ action, token, submit, pending, newPassword, problem }: TokenFormProps) {
  const text = problem && auth.problems[problem]
  const atPassword = text && AT_PASSWORD.includes(problem) ? [text] : undefined
  return (
    <form action={action} method="post" noValidate className="space-y-5">
      <ErrorSummary errors={{ password: atPassword }} form={atPassword ? undefined : text} />
      <input type="hidden" name="token" value={token} />
      {newPassword && (
        <PasswordField label={auth.fields.newPassword} hint={auth.fields.newPasswordHint} name="password" autoComplete="new-password" error={atPassword} />
      )}
      <SubmitButton wide size="large" pendingLabel={pending}>
        {submit}
      </SubmitButton>
    </form>
  )
}
