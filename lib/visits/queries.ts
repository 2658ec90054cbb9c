import { Prisma } from '@/lib/generated/prisma/client'
import type { BookingKind, InstallationStatus, RegistrationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { addDays, dayStart, weekdayOf, zonedParts } from '@/lib/core/zoned-time'
import { readCalendar } from '@/lib/organisation/calendar'
import type { Calendar } from '@/lib/organisation/working-time'
import type { Span } from './policy'
import { technicianPage, type TechnicianRow } from './technician-page'

/** A booked time as the calendar shows it. */
export interface Visit extends Span {
  id: string
  kind: BookingKind
  technicianId: string
  technicianName: string
  registrationId: string | null
  installationId: string | null
  /** Of the registration or the installation; null for an absence. */
  number: string | null
  /** Whom it is at. */
  name: string | null
  phone: string | null
  address: string | null
  city: string | null
  addressNotes: string | null
  note: string | null
  registrationStatus: RegistrationStatus | null
  outcome: SurveyOutcome | null
  installationStatus: InstallationStatus | null
}

/** Technicians side by side, and what they have in some days. */
export interface VisitCalendar {
  calendar: Calendar
  /** The organisation's today. */
  today: string
  now: Date
  days: { day: string; isOff: boolean; holiday: string | null }[]
  technicians: TechnicianRow[]
  nextCursor: string | null
  /** Of these technicians, by their start. */
  visits: Visit[]
}

interface Wanted {
  days: readonly string[]
  technicianId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** What the technicians of a page have booked on these days of the organisation's zone. */
export const readVisits = (actor: StaffActor, { days, technicianId, cursor, limit }: Wanted): Promise<VisitCalendar> =>
  inStaff(actor, async (tx) => {
    const calendar = await readCalendar(tx)
    const [first = '', last = first] = [days[0], days.at(-1)]
    const during = { startsAt: dayStart(calendar.zone, first), endsAt: dayStart(calendar.zone, addDays(last, 1)) }
    const { rows: technicians, nextCursor } = await technicianPage(tx, { id: technicianId, during, cursor, limit })
    const visits = await tx.$queryRaw<Visit[]>(visitsWhere(Prisma.sql`b.technician_id = ANY(${technicians.map(({ userId }) => userId)}::uuid[])
      AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${during.startsAt}::timestamptz, ${during.endsAt}::timestamptz)`))
    const moment = now()
    return { calendar, today: zonedParts(calendar.zone, moment).day, now: moment, days: await daysOf(tx, calendar, days), technicians, nextCursor, visits }
  })

/** One standing booking. @throws NOT_FOUND also when it was released meanwhile. */
export const getVisit = (actor: StaffActor, id: string): Promise<Visit> =>
  inStaff(actor, async (tx) => {
    const [visit] = await tx.$queryRaw<Visit[]>(visitsWhere(Prisma.sql`b.id = ${id}::uuid`))
    if (!visit) throw notFound('This booking')
    return visit
  })

/** What the organisation's clock shows, for pages that need a zone and a day before they ask anything else. */
export const readToday = (actor: StaffActor): Promise<{ zone: string; today: string }> =>
  inStaff(actor, async (tx) => {
    const { zone } = await readCalendar(tx)
    return { zone, today: zonedParts(zone, now()).day }
  })

const visitsWhere = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT b.id, b.kind::text, b.technician_id AS "technicianId", u.name AS "technicianName", b.starts_at AS "startsAt", b.ends_at AS "endsAt",
    b.registration_id AS "registrationId", b.installation_id AS "installationId", b.note, coalesce(r.number, i.number) AS number, coalesce(r.full_name, i.contact_name) AS name,
    coalesce(r.phone, i.contact_phone) AS phone, coalesce(r.address, i.address) AS address, coalesce(r.city, i.city) AS city, coalesce(r.address_notes, i.address_notes) AS "addressNotes",
    r.status::text AS "registrationStatus", s.outcome::text AS outcome, i.status::text AS "installationStatus"
  FROM bookings b JOIN users u ON u.id = b.technician_id LEFT JOIN registrations r ON r.id = b.registration_id LEFT JOIN surveys s ON s.registration_id = b.registration_id
    LEFT JOIN installations i ON i.id = b.installation_id
  WHERE b.released_at IS NULL AND ${which} ORDER BY b.starts_at, b.id`

async function daysOf(tx: Tx, { hours }: Calendar, days: readonly string[]): Promise<VisitCalendar['days']> {
  const rows = await tx.$queryRaw<{ day: string; name: string }[]>`SELECT day::text, name FROM holidays WHERE day = ANY(${[...days]}::date[])`
  const holidays = new Map(rows.map(({ day, name }) => [day, name]))
  return days.map((day) => ({ day, isOff: holidays.has(day) || !hours.has(weekdayOf(day)), holiday: holidays.get(day) ?? null }))
}

/** So many technicians a form offers; beyond that the calendar's own columns lead to them. */
const OFFERED = 200

/** Who can be chosen for a visit, by name. */
export const listTechnicianNames = (actor: StaffActor): Promise<{ id: string; name: string }[]> =>
  inStaff(actor, async (tx) => (await technicianPage(tx, { limit: OFFERED })).rows.map(({ userId, name }) => ({ id: userId, name })))
