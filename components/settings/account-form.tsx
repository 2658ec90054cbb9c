'use client'
/** AccountForm({ action, mayChange, stored, countries })   name, country and phone of the account. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { settings } from '@/lib/messages/en/settings'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  mayChange: boolean
  stored: Record<'name' | 'country' | 'phone', string>
  countries: readonly { code: string; name: string }[]
}

export function AccountForm({ action, mayChange, stored, countries }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const say = settings.account
  const fields = error?.fields ?? {}
  const field = (name: keyof Props['stored']) => ({ name, defaultValue: values?.[name] ?? stored[name], error: fields[name], disabled: !mayChange })
  return (
    <form action={send} noValidate className="max-w-lg space-y-4">
      {error && <ErrorSummary errors={fields} form={error.fields ? undefined : error.message} />}
      <TextField label={say.name} hint={say.nameHint} autoComplete="organization" {...field('name')} />
      <SelectField
        label={say.country}
        blank={say.countryBlank}
        optional
        autoComplete="country"
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        {...field('country')}
      />
      <TextField label={say.phone} hint={say.phoneHint} type="tel" autoComplete="tel" optional {...field('phone')} />
      {mayChange && <SubmitButton>{say.save}</SubmitButton>}
    </form>
  )
}
