'use client'
/** ChangeForm({ action, siteId, integration })   where an integration leads, and a new secret; an empty one keeps the stored. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteIntegrations as say } from '@/lib/messages/en/site-integrations'
import type { Integration } from '@/lib/sites/integrations/queries'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  siteId: string
  integration: Pick<Integration, 'id' | 'platform' | 'address' | 'username'>
}

export function ChangeForm({ action, siteId, integration }: Props) {
  const [{ error, values, done }, send] = useActionState(action, {})
  const idOf = (field: string) => `${field}-${integration.id}`
  const { address, username, secret } = error?.fields ?? {}
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={say.saved.changed} live />}
      {error && <ErrorSummary errors={{ [idOf('address')]: address, [idOf('username')]: username, [idOf('secret')]: secret }} form={error.fields ? undefined : error.message} />}
      <input type="hidden" name="id" value={siteId} />
      <input type="hidden" name="integration" value={integration.id} />
      <input type="hidden" name="platform" value={integration.platform} />
      <TextField label={say.address} name="address" id={idOf('address')} hint={say.platforms[integration.platform].address} error={address} defaultValue={values?.address ?? integration.address} autoComplete="off" maxLength={500} />
      {integration.platform === 'wordpress' && (
        <TextField label={say.username} name="username" id={idOf('username')} error={username} defaultValue={values?.username ?? integration.username ?? ''} autoComplete="off" maxLength={120} />
      )}
      <PasswordField label={say.newSecret} name="secret" id={idOf('secret')} hint={say.newSecretHint} error={secret} optional autoComplete="new-password" maxLength={1000} />
      <SubmitButton>{say.save}</SubmitButton>
    </form>
  )
}
