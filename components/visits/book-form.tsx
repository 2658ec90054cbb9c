'use client'
/** BookForm({ waiting, technicians, zone, stamp, defaults, place })   gives somebody who waits their visit. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { bookVisitAction } from '@/lib/calendar/actions'
import type { Waiting } from '@/lib/calendar/waiting'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { dayWords } from './day-words'
import { TimeFields, type TimeDefaults } from './time-fields'

const say = words.panel

export interface FormPlace {
  view: string
  technician: string
}

export function BookForm({ waiting, technicians, zone, stamp, defaults, place }: { waiting: readonly Waiting[]; technicians: readonly { id: string; name: string }[]; zone: string; stamp: string; defaults: TimeDefaults; place: FormPlace }) {
  const [{ error, values }, send] = useActionState(bookVisitAction, {})
  const fields = error?.fields
  const only = waiting.length === 1 && waiting[0] ? `${waiting[0].kind}:${waiting[0].id}` : ''
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={fields} form={error && !fields ? error.message : undefined} />
      <input type="hidden" name="view" value={place.view} />
      <input type="hidden" name="technician" value={place.technician} />
      <Field label={say.who} name="subject" error={fields?.subject}>
        {(control) => (
          <Select {...control} defaultValue={values?.subject ?? only} key={values?.subject ?? only}>
            <option value="">{say.choose}</option>
            {(['survey', 'installation'] as const).map((kind) => {
              const those = waiting.filter((one) => one.kind === kind)
              return (
                those.length > 0 && (
                  <optgroup key={kind} label={say[kind]}>
                    {those.map((one) => (
                      <option key={one.id} value={`${kind}:${one.id}`}>
                        {lineOf(one)}
                      </option>
                    ))}
                  </optgroup>
                )
              )
            })}
          </Select>
        )}
      </Field>
      <TimeFields
        technicians={technicians}
        zone={zone}
        stamp={stamp}
        defaults={values ? { day: values.day ?? '', time: values.time ?? '', minutes: Number(values.minutes), technicianId: values.technician_id ?? '' } : defaults}
        errors={fields}
      />
      <SubmitButton wide>{say.submit}</SubmitButton>
    </form>
  )
}

const lineOf = ({ kind, name, number, city, preferredDate, preferredSlot }: Waiting): string =>
  [`${visitWords.kinds[kind]}: ${name}`, city, number, preferredDate && say.wants(dayWords(preferredDate).short, preferredSlot)].filter(Boolean).join(' · ')
