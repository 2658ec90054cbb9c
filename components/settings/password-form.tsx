'use client'
/** PasswordForm({ email })   changes one's own password. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/messages/en/settings'
import { changePasswordFormAction } from '@/lib/people/actions'
import { useRefresh } from './use-refresh'

export function PasswordForm({ email }: { email: string }) {
  const [state, send] = useActionState(changePasswordFormAction, {})
  useRefresh(state.done && state)
  const say = settings.security
  const fields = state.error?.fields ?? {}
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {state.done && <Banner tone="success" title={settings.saved.password} live />}
      {state.error && <ErrorSummary errors={fields} form={state.error.fields ? undefined : state.error.message} />}
      {/* For password managers, which keep a password with its login. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={say.current} name="current_password" autoComplete="current-password" error={fields.current_password} />
      <PasswordField label={say.next} name="password" hint={say.nextHint} autoComplete="new-password" error={fields.password} />
      <p className="text-muted">{say.changeHint}</p>
      <SubmitButton>{say.change}</SubmitButton>
    </form>
  )
}
