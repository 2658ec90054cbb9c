'use client'
/** AnnounceForm({ action, number, currency, amount, today, wasRejected })   "I have paid": folded away until it is wanted, or came back with errors. */
import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { billing } from '@/lib/messages/en/billing'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  number: string
  currency: string
  /** What the invoice asks for, as a decimal text. */
  amount: string
  /** A day as year-month-day. */
  today: string
  wasRejected: boolean
}

export function AnnounceForm({ action, number, currency, amount, today, wasRejected }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const { announce, pay } = billing
  const fields = error?.fields ?? {}
  return (
    <details open={wasRejected || error !== undefined} className="group/announce">
      <summary className={`${buttonClass({ tone: 'primary' })} cursor-pointer list-none group-open/announce:hidden`}>{pay.paid}</summary>
      <form action={send} noValidate className="max-w-lg space-y-4 border-t border-separator pt-4">
        <div>
          <h3 className="font-medium">{announce.title}</h3>
          <p className="text-sm text-muted">{announce.hint}</p>
        </div>
        {error && <ErrorSummary errors={fields} form={error.fields ? undefined : error.message} />}
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="currency" value={currency} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={announce.amount} name="amount_minor" defaultValue={values?.amount_minor ?? amount} inputMode="decimal" before={currency} error={fields.amount_minor} />
          <TextField label={announce.paidOn} name="paid_on" type="date" max={today} defaultValue={values?.paid_on ?? today} error={fields.paid_on} />
        </div>
        <TextField label={announce.reference} name="reference" hint={announce.referenceHint} defaultValue={values?.reference} error={fields.reference} maxLength={80} autoComplete="off" />
        <TextField label={announce.note} name="note" hint={announce.noteHint} defaultValue={values?.note} error={fields.note} maxLength={300} optional />
        <SubmitButton>{announce.send}</SubmitButton>
      </form>
    </details>
  )
}
