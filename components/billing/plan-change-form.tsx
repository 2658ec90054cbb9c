'use client'
/**
 * PlanChangeForm({ action, plan, version, methods, method?, billing? })   how to pay, who is billed where nobody is yet, and the one button that acts.
 *   plan, version: what was shown on this page; method: the account's own way to pay; billing: only for an account without a profile
 */
import { useActionState } from 'react'
import { PaymentChoice } from '@/components/signup/payment-choice'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { upgrade } from '@/lib/messages/en/upgrade'
import { BillingFields, type BillingValues } from './billing-fields'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  plan: string
  version: string
  methods: readonly { slug: string; name: string; instructions: string }[]
  method: string | undefined
  billing: { countries: readonly { code: string; name: string }[]; stored: BillingValues } | undefined
}

export function PlanChangeForm({ action, plan, version, methods, method, billing }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const { review } = upgrade
  const fields = error?.fields ?? {}
  return (
    <form action={send} noValidate className="max-w-2xl space-y-6">
      {error && <ErrorSummary errors={fields} form={error.fields ? undefined : error.message} />}
      <input type="hidden" name="plan" value={plan} />
      <input type="hidden" name="version" value={version} />
      {billing && (
        <fieldset className="space-y-4">
          <legend className="text-[15px] font-semibold">{review.who}</legend>
          <p className="text-sm text-muted">{review.whoHint}</p>
          <BillingFields countries={billing.countries} field={(name) => ({ name, defaultValue: values?.[name] ?? billing.stored[name] ?? '', error: fields[name] })} />
        </fieldset>
      )}
      <PaymentChoice methods={methods} chosen={values?.payment_method ?? method} error={fields.payment_method} countryField="country" refresh={null} />
      <SubmitButton size="large" pendingLabel={review.sending} className="max-sm:w-full">
        {review.send}
      </SubmitButton>
    </form>
  )
}
