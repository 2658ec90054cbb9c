import { Prisma } from '@/lib/generated/prisma/client'
import type { BookingKind } from '@/lib/generated/prisma/enums'
import { DAY, now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { conflict, refusedBy, tryAgain, validation, type AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { visits as words } from '@/lib/messages/en/visits'
import { spanText } from './span-text'

const say = words.errors

/** The visit that a booking is for. */
export type Visit = { kind: 'survey'; registrationId: string } | { kind: 'installation'; installationId: string }

export type NewBooking = (Visit | { kind: 'absence' }) & {
  technicianId: string
  startsAt: Date
  endsAt: Date
  note?: string | undefined
  /** The colleague who books; null for the house itself. */
  by: string | null
  /** Stands before the names of fields in refusals: `survey.` where the time is part of a larger body. */
  fieldPrefix?: string | undefined
}

export interface Booking {
  id: string
  technicianId: string
  kind: BookingKind
  startsAt: Date
  endsAt: Date
  registrationId: string | null
  installationId: string | null
  note: string | null
}

const MOST_ABSENT = 366 * DAY

/**
 * Books a technician's time for a survey, an installation or an absence, in the caller's transaction (staff or system).
 * The database judges: an exclusion constraint refuses what overlaps, a lock on the technician counts the day. What it
 * refuses is told at its field, and with it the caller's whole transaction ends (T1-10).
 *
 * @throws VALIDATION on `starts_at` or `ends_at` for times that cannot be; CONFLICT on `technician_id` for somebody who
 *   makes no visits, on `starts_at` when the day is full, when it overlaps (details name what is there), or when a visit
 *   stands already.
 * @see PIPE-9
 */
export async function book(tx: Tx, wanted: NewBooking): Promise<{ bookingId: string }> {
  const { technicianId, kind, startsAt, endsAt, note, by, fieldPrefix = '' } = wanted
  requireSensible(wanted)
  const technician = await tx.technician.findUnique({ where: { userId: technicianId }, select: { dailyCapacity: true } })
  const bookingId = newId()
  const atStart = (message: string, details: Record<string, unknown> = {}): AppError => conflict(message, { fields: { [`${fieldPrefix}starts_at`]: [message] }, details })
  const noTechnician = () => conflict(say.noTechnician, { fields: { [`${fieldPrefix}technician_id`]: [say.noTechnician] } })
  if (!technician) throw noTechnician()
  const name = await nameOf(tx, technicianId)
  // Doing nothing on a conflict, unlike failing, leaves the transaction able to say what stands there.
  const booked = await tx.$executeRaw`INSERT INTO bookings (id, technician_id, kind, starts_at, ends_at, registration_id, installation_id, note, created_by)
    VALUES (${bookingId}::uuid, ${technicianId}::uuid, ${kind}::booking_kind, ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${kind === 'survey' ? wanted.registrationId : null}::uuid,
      ${kind === 'installation' ? wanted.installationId : null}::uuid, ${note ?? null}, ${by}::uuid) ON CONFLICT DO NOTHING`.catch(
    refusedBy({
      bookings_technician_check: noTechnician,
      bookings_technician_id_fkey: noTechnician,
      bookings_capacity_check: () => atStart(say.dayFull(name, technician.dailyCapacity), { capacity: technician.dailyCapacity }),
    }),
  )
  if (booked === 1) return { bookingId }
  const [there] = await tx.$queryRaw<Standing[]>(whatStands(wanted))
  // Whatever stood in the way was given back at this very moment.
  if (!there) throw tryAgain()
  const span = await spanText(tx, there)
  const details = { kind: there.kind, starts_at: there.startsAt.toISOString(), ends_at: there.endsAt.toISOString(), number: there.number }
  throw atStart(there.isSameVisit ? say.standing(span) : say.busy(name, there.kind, span, there.number), details)
}

/**
 * Gives a booked time back; the row stays, released, as history.
 *
 * @returns what stood, or null when nothing did.
 */
export async function release(tx: Tx, which: { bookingId: string } | { registrationId: string } | { installationId: string }): Promise<Booking | null> {
  const [stood] = await tx.$queryRaw<Booking[]>`UPDATE bookings SET released_at = ${now()}::timestamptz WHERE released_at IS NULL AND ${isOf(which)}
    RETURNING id, technician_id AS "technicianId", kind::text, starts_at AS "startsAt", ends_at AS "endsAt", registration_id AS "registrationId", installation_id AS "installationId", note`
  return stood ?? null
}

/**
 * Moves a visit to another time, technician or both: the old booking is released and kept, the new one stands. Also books
 * a visit that had no time yet.
 *
 * @returns the new booking, and what stood before.
 * @throws what `book` throws; then the old time still stands, because the caller's transaction ends.
 */
export async function rebook(tx: Tx, wanted: NewBooking & Visit): Promise<{ bookingId: string; before: Booking | null }> {
  const before = await release(tx, wanted.kind === 'survey' ? { registrationId: wanted.registrationId } : { installationId: wanted.installationId })
  return { ...(await book(tx, wanted)), before }
}

interface Standing {
  kind: BookingKind
  startsAt: Date
  endsAt: Date
  number: string | null
  isSameVisit: boolean
}

const isOf = (which: { bookingId: string } | { registrationId: string } | { installationId: string }): Prisma.Sql =>
  'bookingId' in which ? Prisma.sql`id = ${which.bookingId}::uuid` : 'registrationId' in which ? Prisma.sql`registration_id = ${which.registrationId}::uuid` : Prisma.sql`installation_id = ${which.installationId}::uuid`

function whatStands({ technicianId, startsAt, endsAt, ...wanted }: NewBooking): Prisma.Sql {
  const isSameVisit =
    wanted.kind === 'survey'
      ? Prisma.sql`coalesce(b.registration_id = ${wanted.registrationId}::uuid, false)`
      : wanted.kind === 'installation'
        ? Prisma.sql`coalesce(b.installation_id = ${wanted.installationId}::uuid, false)`
        : Prisma.sql`false`
  return Prisma.sql`SELECT b.kind::text, b.starts_at AS "startsAt", b.ends_at AS "endsAt", coalesce(r.number, i.number) AS number, ${isSameVisit} AS "isSameVisit"
    FROM bookings b LEFT JOIN registrations r ON r.id = b.registration_id LEFT JOIN installations i ON i.id = b.installation_id
    WHERE b.released_at IS NULL AND (${isSameVisit} OR (b.technician_id = ${technicianId}::uuid AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)))
    ORDER BY "isSameVisit" DESC, b.starts_at LIMIT 1`
}

function requireSensible({ kind, startsAt, endsAt, fieldPrefix = '' }: NewBooking): void {
  const length = endsAt.getTime() - startsAt.getTime()
  if (length <= 0) throw validation({ [`${fieldPrefix}ends_at`]: [say.span] })
  if (kind === 'absence') {
    if (length > MOST_ABSENT) throw validation({ [`${fieldPrefix}ends_at`]: [say.noAbsence] })
    return
  }
  if (length > DAY) throw validation({ [`${fieldPrefix}ends_at`]: [say.tooLong] })
  if (startsAt < now()) throw validation({ [`${fieldPrefix}starts_at`]: [say.past] })
}

const nameOf = async (tx: Tx, userId: string): Promise<string> => (await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })).name
