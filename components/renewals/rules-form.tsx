'use client'
/** RulesForm({ leadDays, reminderDays, graceDays })   when invoices are issued, reminders sent, and accounts suspended; days as text. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewals as words } from '@/lib/messages/en/renewals'
import { changeRulesForm } from '@/lib/renewals/actions'

const say = words.rules

export function RulesForm({ leadDays, reminderDays, graceDays }: { leadDays: string; reminderDays: string; graceDays: string }) {
  const [{ error, values, done }, send] = useActionState(changeRulesForm, {})
  return (
    <form action={send} noValidate className="max-w-xl space-y-4">
      {done && <Banner tone="success" title={say.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <TextField name="lead_days" label={say.lead} hint={say.leadHint} inputMode="numeric" className="figures max-w-24" autoComplete="off" defaultValue={values?.lead_days ?? leadDays} error={error?.fields?.lead_days} />
      <TextField name="reminder_days" label={say.reminders} hint={say.remindersHint} inputMode="text" className="figures max-w-48" autoComplete="off" defaultValue={values?.reminder_days ?? reminderDays} error={error?.fields?.reminder_days} />
      <TextField name="grace_days" label={say.grace} hint={say.graceHint} inputMode="numeric" className="figures max-w-24" autoComplete="off" defaultValue={values?.grace_days ?? graceDays} error={error?.fields?.grace_days} />
      <SubmitButton tone="secondary">{say.save}</SubmitButton>
    </form>
  )
}
