'use client'
/** ConnectForm({ action, siteId })   connects a site with a platform. Works without a script; what was typed stays, the secret does not. */
import { useActionState, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteIntegrations as say } from '@/lib/messages/en/site-integrations'
import { PLATFORMS } from '@/lib/sites/integrations/schema'

export function ConnectForm({ action, siteId }: { action: (state: FormState, form: FormData) => Promise<FormState>; siteId: string }) {
  const [{ error, values, done }, send] = useActionState(action, {})
  const platformOf = (chosen: string | undefined) => PLATFORMS.find((each) => each === chosen) ?? 'wordpress'
  const [platform, setPlatform] = useState(platformOf(values?.platform))
  const { platform: platformError, address, username, secret } = error?.fields ?? {}
  return (
    <form action={send} noValidate className="max-w-2xl space-y-5">
      {done && <Banner tone="success" title={say.saved.added} live />}
      {error && <ErrorSummary errors={{ platform: platformError, address, username, secret }} form={error.fields ? undefined : error.message} />}
      <input type="hidden" name="id" value={siteId} />
      <RadioCards
        legend={say.platform}
        name="platform"
        error={platformError}
        value={platform}
        onChange={({ target }) => setPlatform(platformOf(target.value))}
        options={PLATFORMS.map((value) => ({ value, title: say.platforms[value].title, description: say.platforms[value].text }))}
      />
      <TextField label={say.address} name="address" hint={say.platforms[platform].address} error={address} defaultValue={values?.address} inputMode="url" autoComplete="off" maxLength={500} />
      <TextField label={say.username} name="username" hint={say.usernameHint} error={username} defaultValue={values?.username} optional={platform !== 'wordpress'} autoComplete="off" maxLength={120} />
      <PasswordField label={say.secret} name="secret" hint={say.secretHint} error={secret} autoComplete="new-password" maxLength={1000} />
      <SubmitButton icon="plug">{say.connect}</SubmitButton>
    </form>
  )
}
