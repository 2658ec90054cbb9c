'use client'
/** BillingProfileForm({ action, countries, stored })   who is billed. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { billing } from '@/lib/messages/en/billing'

type Field = 'email' | 'address_line1' | 'address_line2' | 'city' | 'state' | 'postal_code' | 'country' | 'tax_id'
interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  countries: readonly { code: string; name: string }[]
  stored: Partial<Record<Field, string | undefined>>
}

export function BillingProfileForm({ action, countries, stored }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const say = billing.profile
  const fields = error?.fields ?? {}
  const field = (name: Field) => ({ name, defaultValue: values?.[name] ?? stored[name] ?? '', error: fields[name] })
  return (
    <form action={send} noValidate className="space-y-4">
      {error && <ErrorSummary errors={fields} form={error.fields ? undefined : error.message} />}
      <TextField label={say.email} type="email" autoComplete="email" {...field('email')} />
      <TextField label={say.address1} autoComplete="address-line1" {...field('address_line1')} />
      <TextField label={say.address2} autoComplete="address-line2" optional {...field('address_line2')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={say.postalCode} autoComplete="postal-code" optional {...field('postal_code')} />
        <TextField label={say.city} autoComplete="address-level2" {...field('city')} />
        <TextField label={say.region} autoComplete="address-level1" optional {...field('state')} />
        {/* React puts a select back to its first choice after an action; a new key keeps what was chosen. */}
        <SelectField
          key={values?.country ?? stored.country}
          label={say.country}
          autoComplete="country"
          blank={say.countryBlank}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          {...field('country')}
        />
      </div>
      <TextField label={say.taxId} optional {...field('tax_id')} />
      <SubmitButton>{say.save}</SubmitButton>
    </form>
  )
}
