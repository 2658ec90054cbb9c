'use client'
/** BillingProfileForm({ action, countries, stored })   who is billed. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { billing } from '@/lib/messages/en/billing'
import { BillingFields, type BillingValues } from './billing-fields'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  countries: readonly { code: string; name: string }[]
  stored: BillingValues
}

export function BillingProfileForm({ action, countries, stored }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const fields = error?.fields ?? {}
  return (
    <form action={send} noValidate className="space-y-4">
      {error && <ErrorSummary errors={fields} form={error.fields ? undefined : error.message} />}
      <BillingFields countries={countries} field={(name) => ({ name, defaultValue: values?.[name] ?? stored[name] ?? '', error: fields[name] })} />
      <SubmitButton>{billing.profile.save}</SubmitButton>
    </form>
  )
}
