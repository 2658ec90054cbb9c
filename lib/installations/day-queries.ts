import { Prisma } from '@/lib/generated/prisma/client'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { addDays, dayStart, isDay, zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { readReasons, type OfferedReason } from '@/lib/organisation/reasons'
import type { DayItem, DayStop } from './day-state'

/** A technician's day: what is on it in order, and what of earlier days is still open. Plain JSON, so that a page can keep it. */
export interface TechnicianDay {
  zone: string
  day: string
  today: string
  technician: { id: string; name: string }
  stops: DayStop[]
  /** Jobs whose time is over and that are neither completed nor failed; only on today's page. */
  earlier: DayStop[]
  reasons: OfferedReason[]
}

/** More than a person visits in a day, and more open jobs than anybody should have. */
const MOST_STOPS = 60

/**
 * The visits of one technician on one day of the organisation's zone.
 *
 * @param asked `day` (today when left out or none) and, for colleagues who plan, another `technician`; both as in the
 *   address of the page
 */
export const readDay = (actor: StaffActor, asked: Record<string, string | string[] | undefined>): Promise<TechnicianDay> =>
  inStaff(actor, async (tx) => {
    const { timeZone: zone } = await readOrganisation(tx)
    const today = zonedParts(zone, now()).day
    const day = typeof asked.day === 'string' && isDay(asked.day) ? asked.day : today
    const technician = await technicianOf(tx, actor, asked.technician)
    const [from, until] = [dayStart(zone, day), dayStart(zone, addDays(day, 1))]
    const rows = await readStops(tx, technician.id, Prisma.sql`tstzrange(b.starts_at, b.ends_at) && tstzrange(${from}::timestamptz, ${until}::timestamptz)`)
    const left = day === today ? await readStops(tx, technician.id, Prisma.sql`b.ends_at <= ${from}::timestamptz AND i.status IN ('assigned', 'in_progress')`) : []
    const items = await readItems(tx, [...rows, ...left])
    const toStop = (row: StopRow): DayStop => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      time: zonedParts(zone, row.startsAt).time,
      until: zonedParts(zone, row.endsAt).time,
      items: items.get(row.id) ?? [],
    })
    return { zone, day, today, technician, stops: rows.map(toStop), earlier: left.map(toStop), reasons: await readReasons(tx, 'failed') }
  })

async function technicianOf(tx: Tx, actor: StaffActor, asked: string | string[] | undefined): Promise<{ id: string; name: string }> {
  const other = can(actor, 'installations:assign') && typeof asked === 'string' ? asked : undefined
  const [found] = await tx.$queryRaw<{ id: string; name: string }[]>`SELECT id, name FROM users WHERE id::text = ${other ?? actor.userId}`
  return found ?? { id: actor.userId, name: '' }
}

interface StopRow extends Omit<DayStop, 'items' | 'startsAt' | 'endsAt' | 'time' | 'until'> {
  startsAt: Date
  endsAt: Date
}

/**
 * A visit that failed, or was completed or reported before its time, gave its time back, yet it is part of the day, also
 * when the completed job is reopened; of several bookings of one job or one survey the newest counts.
 */
const readStops = (tx: Tx, technicianId: string, when: Prisma.Sql): Promise<StopRow[]> => tx.$queryRaw<StopRow[]>`
  SELECT coalesce(b.installation_id, b.registration_id, b.id) AS id, b.kind::text, b.starts_at AS "startsAt", b.ends_at AS "endsAt", coalesce(i.number, r.number) AS number,
    coalesce(i.contact_name, r.full_name) AS name, coalesce(i.contact_phone, r.phone) AS phone, coalesce(i.address, r.address) AS address, coalesce(i.city, r.city) AS city,
    coalesce(i.address_notes, r.address_notes) AS "addressNotes", coalesce(i.latitude, r.latitude) AS latitude, coalesce(i.longitude, r.longitude) AS longitude,
    i.status::text, i.paused_at IS NOT NULL AS "isPaused", t.name AS "jobType", s.outcome::text, coalesce(i.note, b.note) AS note
  FROM bookings b LEFT JOIN installations i ON i.id = b.installation_id LEFT JOIN job_types t ON t.id = i.job_type_id
    LEFT JOIN registrations r ON r.id = b.registration_id LEFT JOIN surveys s ON s.registration_id = b.registration_id
  WHERE b.technician_id = ${technicianId}::uuid AND ${when}
    AND (b.released_at IS NULL OR (i.status IN ('failed', 'completed', 'in_progress') AND i.technician_id = b.technician_id
      AND b.id = (SELECT n.id FROM bookings n WHERE n.installation_id = b.installation_id ORDER BY n.created_at DESC, n.id DESC LIMIT 1))
      OR (b.kind = 'survey' AND s.outcome IS NOT NULL AND b.id = (SELECT n.id FROM bookings n WHERE n.registration_id = b.registration_id ORDER BY n.created_at DESC, n.id DESC LIMIT 1)))
  ORDER BY b.starts_at, b.id LIMIT ${MOST_STOPS}`

async function readItems(tx: Tx, stops: readonly StopRow[]): Promise<Map<string, DayItem[]>> {
  const ids = stops.filter(({ kind }) => kind === 'installation').map(({ id }) => id)
  const rows = await tx.installationItem.findMany({
    where: { installationId: { in: ids } },
    orderBy: { position: 'asc' },
    select: { id: true, installationId: true, text: true, mandatory: true, needsPhoto: true, doneAt: true, fileId: true },
  })
  const byJob = new Map<string, DayItem[]>()
  for (const { installationId, doneAt, fileId, ...item } of rows) byJob.set(installationId, [...(byJob.get(installationId) ?? []), { ...item, isDone: doneAt !== null, hasPhoto: fileId !== null }])
  return byJob
}
