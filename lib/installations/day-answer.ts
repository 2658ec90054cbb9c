// A technician's day in the words of the API, and back from them in the browser. Browser-safe.
import type { TechnicianDay } from './day-queries'
import { dayAnswer, type DayAnswer, type StopAnswer } from './day-schema'
import type { DayStop } from './day-state'

const toStop = ({ startsAt, endsAt, time, name, phone, addressNotes, isPaused, jobType, items, ...same }: DayStop): StopAnswer => ({
  ...same,
  starts_at: startsAt,
  ends_at: endsAt,
  from: time,
  contact: { name, phone },
  address_notes: addressNotes,
  paused: isPaused,
  job_type: jobType,
  items: items.map(({ needsPhoto, isDone, hasPhoto, ...item }) => ({ ...item, needs_photo: needsPhoto, done: isDone, has_photo: hasPhoto })),
})

const fromStop = ({ starts_at, ends_at, from, contact, address_notes, paused, job_type, items, ...same }: StopAnswer): DayStop => ({
  ...same,
  ...contact,
  startsAt: starts_at,
  endsAt: ends_at,
  time: from,
  addressNotes: address_notes,
  isPaused: paused,
  jobType: job_type,
  items: items.map(({ needs_photo, done, has_photo, ...item }) => ({ ...item, needsPhoto: needs_photo, isDone: done, hasPhoto: has_photo })),
})

/** The day as the API tells it. */
export const toDay = ({ zone, stops, earlier, reasons, ...same }: TechnicianDay): DayAnswer => ({ ...same, time_zone: zone, stops: stops.map(toStop), earlier: earlier.map(toStop), reasons })

/** The day as the phone holds it, from the words of the API. */
export const fromDay = ({ time_zone, stops, earlier, ...same }: DayAnswer): TechnicianDay => ({ ...same, zone: time_zone, stops: stops.map(fromStop), earlier: earlier.map(fromStop) })

/** Longer than this nobody waits for a fresh day; what is shown stays. */
const PATIENCE_MS = 15_000

/**
 * Asks the server for the day as it is now. Unlike a refresh of the page this leaves what is open alone when the
 * connection fails: a page that is refreshed in vain is replaced by the browser's own.
 *
 * @returns null when it could not be asked
 */
export async function askDay({ day, technician }: Pick<TechnicianDay, 'day' | 'technician'>): Promise<TechnicianDay | null> {
  try {
    const response = await fetch(`/api/admin/day?${new URLSearchParams({ day, technician: technician.id })}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return response.ok ? fromDay(dayAnswer.parse(await response.json())) : null
  } catch {
    return null
  }
}
