'use client'
/**
 * TimeFields({ technicians, zone, defaults, moved?, stamp?, errors?, idPrefix? })
 * Day, start, length and technician of a visit, for any form: `day`, `time`, `minutes`, `technician_id`. Times are of the
 * organisation's clock. What is free that day stands below as buttons that fill in start and technician; without a
 * script the fields alone do.
 */
import { useEffect, useRef, useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { calendar as words } from '@/lib/messages/en/calendar'
import { FreeTimes, type MovedVisit } from './free-times'

const say = words.time
const LENGTHS = [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]

export interface TimeDefaults {
  day: string
  time: string
  minutes: number
  technicianId: string
}
type TimeField = 'day' | 'time' | 'minutes' | 'technician_id'

export function TimeFields({
  technicians,
  zone,
  defaults,
  moved,
  stamp = '',
  errors,
  idPrefix = '',
}: {
  technicians: readonly { id: string; name: string }[]
  zone: string
  defaults: TimeDefaults
  /** The visit that gets another time. Keep the object: a new one asks anew. */
  moved?: MovedVisit
  /** Of what the calendar shows: another one, and free times are looked up anew. */
  stamp?: string
  errors?: Partial<Record<TimeField, readonly string[]>> | undefined
  idPrefix?: string
}) {
  const [typed, setTyped] = useState(defaults)
  // Whose times are shown. Choosing one of somebody's among others must not take the others away under the pointer.
  const [shownOf, setShownOf] = useState(defaults.technicianId)
  // A refusal may mean that somebody was faster, so that the free times are others by now.
  const [refused, setRefused] = useState({ errors, times: 0 })
  if (refused.errors !== errors) setRefused({ errors, times: refused.times + 1 })
  const technician = useRef<HTMLSelectElement>(null)
  const length = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    const form = technician.current?.form
    // React empties a form when its action is through; a select then shows its first choice, although another one is kept
    // here and seen in what is free. The event comes before the form is emptied.
    const keep = () =>
      queueMicrotask(() => {
        if (technician.current) technician.current.value = typed.technicianId
        if (length.current) length.current.value = String(typed.minutes)
      })
    form?.addEventListener('reset', keep)
    return () => form?.removeEventListener('reset', keep)
  }, [typed])
  const set = (change: Partial<TimeDefaults>) => setTyped((before) => ({ ...before, ...change }))
  const lengths = [...new Set([...LENGTHS, defaults.minutes])].toSorted((a, b) => a - b)
  return (
    <div className="space-y-4">
      <SelectField
        ref={technician}
        id={`${idPrefix}technician_id`}
        name="technician_id"
        label={say.technician}
        blank={say.chooseTechnician}
        options={technicians.map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.technicianId}
        onChange={({ target: { value: technicianId } }) => {
          set({ technicianId })
          setShownOf(technicianId)
        }}
        error={errors?.technician_id}
      />
      <TextField id={`${idPrefix}day`} name="day" type="date" label={say.day} value={typed.day} onChange={(event) => set({ day: event.target.value })} error={errors?.day} />
      <div className="grid grid-cols-2 gap-3">
        <TextField id={`${idPrefix}time`} name="time" type="time" step={300} label={say.time} value={typed.time} onChange={(event) => set({ time: event.target.value })} error={errors?.time} />
        <SelectField
          ref={length}
          id={`${idPrefix}minutes`}
          name="minutes"
          label={say.minutes}
          options={lengths.map((minutes) => ({ value: String(minutes), label: say.lengths(minutes) }))}
          value={String(typed.minutes)}
          onChange={(event) => set({ minutes: Number(event.target.value) })}
          error={errors?.minutes}
        />
      </div>
      <p className="text-sm text-muted">{say.zone(zone)}</p>
      {typed.day && <FreeTimes technicianId={shownOf} day={typed.day} minutes={typed.minutes} moved={moved} stamp={`${stamp} ${refused.times}`} chosen={typed} onChoose={set} onDay={(day) => set({ day })} />}
    </div>
  )
}
