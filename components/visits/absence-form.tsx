'use client'
/** AbsenceForm({ userId, today })   when a technician is away. RemoveAbsence({ bookingId, span })   takes one back. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { visits as words } from '@/lib/messages/en/visits'
import { addAbsenceForm, removeAbsenceForm } from '@/lib/visits/actions'

const say = words.technicians

export function AbsenceForm({ userId, today }: { userId: string; today: string }) {
  const [{ error, values, done }, send] = useActionState(addAbsenceForm, {})
  const fields = error?.fields
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={say.added} live />}
      <ErrorSummary errors={fields} form={error && !fields ? error.message : undefined} />
      <input type="hidden" name="user_id" value={userId} />
      <div className="grid grid-cols-2 gap-3">
        <TextField name="from" type="date" label={say.from} defaultValue={values?.from ?? today} error={fields?.from} />
        <TextField name="until" type="date" label={say.until} defaultValue={values?.until ?? today} error={fields?.until} />
        <TextField name="from_time" type="time" label={say.fromTime} optional defaultValue={values?.from_time} error={fields?.from_time} />
        <TextField name="until_time" type="time" label={say.untilTime} optional defaultValue={values?.until_time} error={fields?.until_time} />
      </div>
      <p className="text-sm text-muted">{say.timeHint}</p>
      <TextField name="note" label={say.note} hint={say.noteHint} optional autoComplete="off" defaultValue={values?.note} error={fields?.note} />
      <SubmitButton tone="secondary">{say.addAbsence}</SubmitButton>
    </form>
  )
}

export function RemoveAbsence({ bookingId, span }: { bookingId: string; span: string }) {
  const [{ error }, send] = useActionState(removeAbsenceForm, {})
  return (
    <form action={send}>
      <input type="hidden" name="booking_id" value={bookingId} />
      <SubmitButton tone="quiet" size="small" aria-label={say.removeLabel(span)}>
        {say.remove}
      </SubmitButton>
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}
