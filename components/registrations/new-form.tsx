'use client'
/** NewForm({ commandKey, plans, locale, mayId, cancelHref })   takes an application down; `commandKey` makes two clicks one registration. */
import { useActionState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import { createRegistrationForm } from '@/lib/registrations/create-actions'
import type { Choice } from '@/lib/registrations/screen-queries'
import { AlikeField, alikeSummary } from './alike-field'
import { RegistrationFields, type RegistrationField } from './registration-fields'

const say = words.create

export function NewForm({ commandKey, plans, locale, mayId, cancelHref }: { commandKey: string; plans: readonly Choice[]; locale: string; mayId: boolean; cancelHref: string }) {
  const [{ error, values }, send] = useActionState(createRegistrationForm, {})
  const typed = (name: string) => ({ id: name, name, defaultValue: values?.[name] ?? '', error: error?.fields?.[name], autoComplete: 'off' })
  const field = (name: RegistrationField) => ({ ...typed(name), ...(name === 'locale' && { defaultValue: values?.locale ?? locale }) })
  return (
    <form action={send} noValidate className="max-w-2xl space-y-4">
      <ErrorSummary errors={{ ...error?.fields, ...alikeSummary('allow_duplicates', error) }} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="key" value={commandKey} />
      <RegistrationFields field={field} plans={plans} isNew mayId={mayId} note={<p className="text-sm text-muted">{say.told}</p>} />
      <TextField {...typed('referral_code')} label={words.detail.labels.referral} optional />
      <AlikeField id="allow_duplicates" error={error} value={values?.allow_duplicates} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.submit}</SubmitButton>
        <LinkButton href={cancelHref}>{ui.cancel}</LinkButton>
      </div>
    </form>
  )
}
