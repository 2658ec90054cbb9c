import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { addDays, dayStart, zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import type { Span } from './policy'
import type { TechniciansQuery } from './schema'
import { technicianPage, type TechnicianRow } from './technician-page'

/** A technician in the list: what today holds, and the absence that runs or comes next. */
export interface TechnicianLine extends TechnicianRow {
  today: number
  absence: Span | null
}

export interface Absence extends Span {
  id: string
  note: string | null
}

/** The technicians by name, a page at a time. `q` looks in names and skills. */
export const listTechnicians = (actor: StaffActor, query: TechniciansQuery): Promise<{ zone: string; rows: TechnicianLine[]; nextCursor: string | null }> =>
  inStaff(actor, async (tx) => {
    const { timeZone: zone } = await readOrganisation(tx)
    const { rows, nextCursor } = await technicianPage(tx, query)
    const load = await loadOf(tx, rows.map(({ userId }) => userId), zone)
    return { zone, rows: rows.map((row) => ({ ...row, ...(load.get(row.userId) ?? { today: 0, absence: null }) })), nextCursor }
  })

/** So many absences stand on a technician's page, the next ones first. */
const ABSENCES_SHOWN = 50

/** One technician with the absences that run or come. @throws NOT_FOUND */
export const getTechnician = (actor: StaffActor, id: string): Promise<{ zone: string; technician: TechnicianRow; absences: Absence[] }> =>
  inStaff(actor, async (tx) => {
    const [technician] = (await technicianPage(tx, { id, limit: 1 })).rows
    if (!technician) throw notFound('This technician')
    const absences = await tx.$queryRaw<Absence[]>`SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", note FROM bookings
      WHERE technician_id = ${id}::uuid AND kind = 'absence' AND released_at IS NULL AND ${fromNowOn(now())} ORDER BY starts_at, id LIMIT ${ABSENCES_SHOWN}`
    return { zone: (await readOrganisation(tx)).timeZone, technician, absences }
  })

/** Runs or comes. Asked as an overlap, which is what the index of bookings answers, however long a technician has worked here. */
const fromNowOn = (moment: Date): Prisma.Sql => Prisma.sql`tstzrange(starts_at, ends_at) && tstzrange(${moment}::timestamptz, NULL)`

async function loadOf(tx: Tx, ids: string[], zone: string): Promise<Map<string, { today: number; absence: Span | null }>> {
  const moment = now()
  const { day } = zonedParts(zone, moment)
  const [from, until] = [dayStart(zone, day), dayStart(zone, addDays(day, 1))]
  const rows = await tx.$queryRaw<{ userId: string; today: number; startsAt: Date | null; endsAt: Date | null }[]>`
    SELECT t.user_id AS "userId", (SELECT count(*)::int FROM bookings b WHERE b.technician_id = t.user_id AND b.kind <> 'absence' AND b.released_at IS NULL
        AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${from}::timestamptz, ${until}::timestamptz) AND b.starts_at >= ${from}::timestamptz) AS today, a.starts_at AS "startsAt", a.ends_at AS "endsAt"
    FROM technicians t LEFT JOIN LATERAL (SELECT b.starts_at, b.ends_at FROM bookings b WHERE b.technician_id = t.user_id AND b.kind = 'absence' AND b.released_at IS NULL
      AND ${fromNowOn(moment)} ORDER BY b.starts_at LIMIT 1) a ON true
    WHERE t.user_id = ANY(${ids}::uuid[])`
  return new Map(rows.map(({ userId, today, startsAt, endsAt }) => [userId, { today, absence: startsAt && endsAt ? { startsAt, endsAt } : null }]))
}
