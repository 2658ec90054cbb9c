'use client'
/** MoveForm({ visit, technicians, zone, stamp, defaults, place })   another time or technician for a booked visit. */
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { moveVisitAction } from '@/lib/calendar/actions'
import { calendar as words } from '@/lib/messages/en/calendar'
import type { FormPlace } from './book-form'
import { TimeFields, type TimeDefaults } from './time-fields'

export function MoveForm({
  visit,
  technicians,
  zone,
  stamp,
  defaults,
  place,
}: {
  visit: { kind: 'survey' | 'installation'; id: string; startsAt: string }
  technicians: readonly { id: string; name: string }[]
  zone: string
  stamp: string
  defaults: TimeDefaults
  place: FormPlace
}) {
  const [moved] = useState(visit.kind === 'survey' ? { registration_id: visit.id } : { installation_id: visit.id })
  const [{ error, values }, send] = useActionState(moveVisitAction, {})
  return (
    <form action={send} noValidate className="space-y-4" aria-label={words.panel.move}>
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="kind" value={visit.kind} />
      <input type="hidden" name="id" value={visit.id} />
      <input type="hidden" name="expected_starts_at" value={visit.startsAt} />
      <input type="hidden" name="view" value={place.view} />
      <input type="hidden" name="technician" value={place.technician} />
      <TimeFields
        technicians={technicians}
        zone={zone}
        stamp={stamp}
        defaults={values ? { day: values.day ?? '', time: values.time ?? '', minutes: Number(values.minutes), technicianId: values.technician_id ?? '' } : defaults}
        moved={moved}
        errors={error?.fields}
      />
      <SubmitButton tone="secondary" wide>
        {words.panel.submitMove}
      </SubmitButton>
    </form>
  )
}
