import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { addDays, dayStart, zonedParts } from '@/lib/core/zoned-time'
import { readCalendar } from '@/lib/organisation/calendar'
import { technicianPage, type TechnicianRow } from './technician-page'
import { freeStarts, workingSpan, type Span } from './policy'
import { SURVEY_MINUTES, type AvailabilityQuery } from './schema'

/** An id that nothing has. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A technician with what of a day is free. */
interface FreeTimes extends Pick<TechnicianRow, 'userId' | 'name' | 'capacity' | 'skills'> {
  booked: number
  starts: { at: Date; time: string }[]
}

export interface Availability {
  zone: string
  day: string
  minutes: number
  rows: FreeTimes[]
  nextCursor: string | null
}

/**
 * When a visit of so many minutes may start on a day: in working time, between what is booked, not in the past, and only
 * while the day holds one more. A look, not a promise: `book` judges.
 */
export const freeTimes = (actor: StaffActor, { day, minutes = SURVEY_MINUTES, technician_id: id, registration_id: registrationId, installation_id: installationId, cursor, limit }: AvailabilityQuery): Promise<Availability> =>
  inStaff(actor, async (tx) => {
    const calendar = await readCalendar(tx)
    const { zone } = calendar
    const { rows, nextCursor } = await technicianPage(tx, { id, cursor, limit })
    const span = workingSpan(calendar, day)
    const taken = await takenOn(tx, rows.map(({ userId }) => userId), { startsAt: dayStart(zone, day), endsAt: dayStart(zone, addDays(day, 1)) }, { registrationId, installationId })
    const free = rows.map(({ userId, name, capacity, skills, visits }): FreeTimes => {
      const own = taken.filter(({ technicianId }) => technicianId === userId)
      const booked = own.filter(({ counts }) => counts).length
      const starts = span && visits && booked < capacity ? freeStarts(span, own, minutes, now()) : []
      return { userId, name, capacity, skills, booked, starts: starts.map((at) => ({ at, time: zonedParts(zone, at).time })) }
    })
    return { zone, day, minutes, rows: free, nextCursor }
  })

interface Taken extends Span {
  technicianId: string
  /** A visit that began on this day: one that the day's capacity counts. */
  counts: boolean
}

interface Own {
  registrationId: string | undefined
  installationId: string | undefined
}

const takenOn = (tx: Tx, technicianIds: string[], { startsAt, endsAt }: Span, own: Own): Promise<Taken[]> =>
  tx.$queryRaw<Taken[]>`SELECT technician_id AS "technicianId", starts_at AS "startsAt", ends_at AS "endsAt", kind <> 'absence' AND starts_at >= ${startsAt}::timestamptz AS counts
    FROM bookings WHERE technician_id = ANY(${technicianIds}::uuid[]) AND released_at IS NULL AND tstzrange(starts_at, ends_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
      AND registration_id IS DISTINCT FROM ${own.registrationId ?? NOBODY}::uuid AND installation_id IS DISTINCT FROM ${own.installationId ?? NOBODY}::uuid`
