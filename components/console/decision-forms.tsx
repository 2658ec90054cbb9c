'use client'
/**
 * ConfirmForm, RecordForm, RejectForm({ transfer or invoice })   finance's decisions, each behind a button that names it.
 * The amount starts empty on purpose: it is copied from the statement, not from the invoice.
 */
import { useActionState, useId, type ReactNode } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { console as words } from '@/lib/messages/en/console'
import { confirmTransferForm, recordTransferForm, rejectTransferForm } from '@/lib/payments/actions'

const say = words.payments
type Send = (previous: FormState, form: FormData) => Promise<FormState>

export interface Decided {
  /** The transfer's id; absent for money that nobody announced. */
  transferId?: string
  invoiceNumber: string
  accountName: string
  currency: string
  /** What the invoice asks for, in words. */
  asked: string
}

function Decision({ action, title, trigger, danger, text, button, hidden, children }: {
  action: Send
  title: string
  trigger: string
  danger?: boolean
  text: string
  button: string
  hidden: Record<string, string>
  children: (state: FormState, id: (name: string) => string) => ReactNode
}) {
  const prefix = useId()
  const [state, send] = useActionState(action, {})
  const { error } = state
  const id = (name: string) => `${prefix}${name}`
  const errors = error?.fields && Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [id(name), texts]))
  return (
    <Dialog id={`${prefix}dialog`} title={title} trigger={trigger} triggerLook={{ size: 'small', ...(danger && { tone: 'quiet' }) }} open={Boolean(error)}>
      <form action={send} noValidate className="space-y-4">
        <p className="text-muted">{text}</p>
        <ErrorSummary errors={errors} form={error && !error.fields ? error.message : undefined} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children(state, id)}
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton tone={danger ? 'danger' : 'primary'}>{button}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

const moneyFields = ({ error, values }: FormState, id: (name: string) => string, { currency, asked }: Decided) => (
  <>
    <TextField id={id('amount_minor')} name="amount_minor" label={say.amount(currency)} hint={say.amountHint(asked)} inputMode="decimal" autoComplete="off" defaultValue={values?.amount_minor} error={error?.fields?.amount_minor} />
    <TextField id={id('value_date')} name="value_date" type="date" label={say.valueDate} defaultValue={values?.value_date} error={error?.fields?.value_date} />
    <TextField id={id('bank_reference')} name="bank_reference" label={say.bankReference} hint={say.bankReferenceHint} autoComplete="off" defaultValue={values?.bank_reference} error={error?.fields?.bank_reference} />
  </>
)

export function ConfirmForm({ decided }: { decided: Decided & { transferId: string } }) {
  return (
    <Decision action={confirmTransferForm} title={say.confirmTitle(decided.invoiceNumber)} trigger={say.confirm} text={say.confirmText(decided.accountName)} button={say.confirm} hidden={{ id: decided.transferId, currency: decided.currency }}>
      {(state, id) => moneyFields(state, id, decided)}
    </Decision>
  )
}

export function RecordForm({ decided }: { decided: Decided }) {
  return (
    <Decision action={recordTransferForm} title={say.recordTitle(decided.invoiceNumber)} trigger={say.record} text={say.confirmText(decided.accountName)} button={say.record} hidden={{ invoice_number: decided.invoiceNumber, currency: decided.currency }}>
      {(state, id) => moneyFields(state, id, decided)}
    </Decision>
  )
}

export function RejectForm({ decided }: { decided: Decided & { transferId: string } }) {
  return (
    <Decision action={rejectTransferForm} title={say.rejectTitle(decided.invoiceNumber)} trigger={say.reject} danger text={say.rejectText} button={say.reject} hidden={{ id: decided.transferId }}>
      {({ error, values }, id) => <TextField id={id('reason')} name="reason" label={say.reason} hint={say.reasonHint} defaultValue={values?.reason} error={error?.fields?.reason} />}
    </Decision>
  )
}
