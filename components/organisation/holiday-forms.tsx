'use client'
/** AddHoliday()   a holiday of one day or several; RemoveHoliday({ day, name })   takes one out. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { addHolidayForm, removeHolidayForm } from '@/lib/organisation/actions'
import { organisation as words } from '@/lib/messages/en/organisation'

const say = words.time

export function AddHoliday() {
  const [{ error, values, done }, send] = useActionState(addHolidayForm, {})
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <TextField name="name" label={say.name} autoComplete="off" defaultValue={values?.name} error={error?.fields?.name} />
      <TextField name="day" type="date" label={say.day} defaultValue={values?.day} error={error?.fields?.day} className="max-w-48" />
      <TextField name="until" type="date" label={say.until} hint={say.untilHint} optional defaultValue={values?.until} error={error?.fields?.until} className="max-w-48" />
      <SubmitButton tone="secondary" icon="plus">
        {say.addHoliday}
      </SubmitButton>
    </form>
  )
}

export function RemoveHoliday({ day, name }: { day: string; name: string }) {
  const [{ error }, send] = useActionState(removeHolidayForm, {})
  return (
    <form action={send} className="inline">
      <input type="hidden" name="day" value={day} />
      <SubmitButton tone="quiet" size="small" icon="trash" aria-label={say.removeHoliday(name)} />
      {error && (
        <span role="alert" className="block text-danger">
          {error.message}
        </span>
      )}
    </form>
  )
}
