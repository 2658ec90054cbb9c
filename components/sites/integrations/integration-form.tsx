'use client'
/**
 * IntegrationForm({ action, siteId, stored?, back? })   connects a site with a platform, or changes what is `stored` of it.
 * Works without a script; what was typed stays, the secret does not. `back` leads away from a change.
 */
import { useActionState, useState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { integrationForms as say } from '@/lib/messages/en/site-integrations'

const PLATFORMS = ['wordpress', 'shopify', 'custom'] as const
type Platform = (typeof PLATFORMS)[number]

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  siteId: string
  stored?: { id: string; platform: Platform; address: string; username: string | null }
  back?: string
}

const platformOf = (chosen: string | undefined): Platform => PLATFORMS.find((each) => each === chosen) ?? 'wordpress'

export function IntegrationForm({ action, siteId, stored, back }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const sent = stored?.platform ?? platformOf(values?.platform)
  const [chosen, setChosen] = useState(sent)
  const platform = stored?.platform ?? chosen
  const { platform: platformError, address, username, secret } = error?.fields ?? {}
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const
  return (
    <form action={send} noValidate className="max-w-2xl space-y-5">
      {error && <ErrorSummary errors={{ platform: platformError, address, username, secret }} form={error.fields ? undefined : error.message} />}
      <input type="hidden" name="id" value={siteId} />
      {stored ? (
        <input type="hidden" name="integration" value={stored.id} />
      ) : (
        <RadioCards
          key={sent} // React puts radios back to the first choice after an action
          legend={say.platform}
          name="platform"
          error={platformError}
          defaultValue={sent}
          onChange={({ target }) => setChosen(platformOf(target.value))}
          options={PLATFORMS.map((value) => ({ value, title: say.choices[value].title, description: say.choices[value].text }))}
        />
      )}
      <TextField label={say.address[platform]} name="address" hint={say.addressHint[platform]} error={address} defaultValue={values?.address ?? stored?.address} inputMode="url" maxLength={500} {...plain} />
      {/* Hidden rather than gone, so that what was typed is still there for whoever changes their mind. */}
      <div hidden={platform !== 'wordpress'}>
        <TextField label={say.username} name="username" hint={say.usernameHint} error={username} defaultValue={values?.username ?? stored?.username ?? undefined} maxLength={120} {...plain} />
      </div>
      <PasswordField
        label={say.secret[platform]}
        name="secret"
        hint={`${say.secretHint[platform]} ${stored ? say.keep : say.once}`}
        error={secret}
        autoComplete="new-password"
        {...(stored && { optional: true })}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton icon="plug" pendingLabel={stored ? say.saving : say.connecting}>
          {stored ? say.save : say.connect}
        </SubmitButton>
        {back && <LinkButton href={back}>{say.cancel}</LinkButton>}
      </div>
    </form>
  )
}
