import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, InstallationStatus, JobPriority, VisitSlot } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { fromCursor, page } from '@/lib/core/keyset'
import { containing } from '@/lib/core/like-pattern'
import type { InstallationsQuery } from './schema'

/** An installation in the console's list. Days as `YYYY-MM-DD`, moments as dates. */
export interface InstallationRow {
  id: string
  number: string
  status: InstallationStatus
  priority: JobPriority
  createdAt: Date
  updatedAt: Date
  version: number
  jobType: string
  jobTypeName: string
  skill: string | null
  accountId: string
  accountSlug: string
  accountName: string
  registrationId: string | null
  registrationNumber: string | null
  technicianId: string | null
  technicianName: string | null
  startsAt: Date | null
  endsAt: Date | null
  contactName: string
  contactPhone: string | null
  address: string
  city: string
  addressNotes: string | null
  latitude: number | null
  longitude: number | null
  minutes: number
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  dueAt: Date | null
  dueSoonAt: Date | null
  startedAt: Date | null
  pausedAt: Date | null
  completedAt: Date | null
  note: string | null
}

const selectRows = (tx: Tx, conditions: Prisma.Sql[], most: number): Promise<InstallationRow[]> => tx.$queryRaw<InstallationRow[]>`
  SELECT i.id, i.number, i.status::text, i.priority::text, i.created_at AS "createdAt", i.updated_at AS "updatedAt", i.version, t.slug AS "jobType", t.name AS "jobTypeName", t.skill,
    i.account_id AS "accountId", a.slug AS "accountSlug", a.name AS "accountName", i.registration_id AS "registrationId", r.number AS "registrationNumber", i.technician_id AS "technicianId",
    u.name AS "technicianName", b.starts_at AS "startsAt", b.ends_at AS "endsAt", i.contact_name AS "contactName", i.contact_phone AS "contactPhone", i.address, i.city,
    i.address_notes AS "addressNotes", i.latitude, i.longitude, i.minutes, i.preferred_date::text AS "preferredDate", i.preferred_slot::text AS "preferredSlot",
    i.due_at AS "dueAt", i.due_soon_at AS "dueSoonAt", i.started_at AS "startedAt", i.paused_at AS "pausedAt", i.completed_at AS "completedAt", i.note
  FROM staff_installations i JOIN accounts a ON a.id = i.account_id JOIN job_types t ON t.id = i.job_type_id LEFT JOIN registrations r ON r.id = i.registration_id
    LEFT JOIN users u ON u.id = i.technician_id LEFT JOIN bookings b ON b.installation_id = i.id AND b.released_at IS NULL
  WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY i.created_at DESC, i.id DESC LIMIT ${most}`

// The states in which a clock runs, written as the index on due_at has them.
const RUNNING = Prisma.sql`i.status IN ('open', 'assigned', 'in_progress') AND i.paused_at IS NULL`

function conditionsOf({ status, priority, technician, q, due }: Omit<InstallationsQuery, 'limit' | 'cursor'>): Prisma.Sql[] {
  const at = now()
  return [
    Prisma.sql`true`,
    ...(status ? [Prisma.sql`i.status = ${status}::installation_status`] : []),
    ...(priority ? [Prisma.sql`i.priority = ${priority}::job_priority`] : []),
    ...(technician === 'none' ? [Prisma.sql`i.technician_id IS NULL`] : technician ? [Prisma.sql`i.technician_id = ${technician}::uuid`] : []),
    ...(q ? [Prisma.sql`i.search LIKE ${containing(q)}`] : []),
    ...(due === 'late' ? [Prisma.sql`${RUNNING} AND i.due_at <= ${at}::timestamptz`] : []),
    ...(due === 'soon' ? [Prisma.sql`${RUNNING} AND i.due_soon_at <= ${at}::timestamptz AND i.due_at > ${at}::timestamptz`] : []),
  ]
}

/** The installations that staff look for, newest first, a page at a time. */
export function listInstallations(actor: StaffActor, { cursor, limit, ...filters }: InstallationsQuery): Promise<{ rows: InstallationRow[]; nextCursor: string | null }> {
  const conditions = conditionsOf(filters)
  if (cursor) {
    const { createdAt, id } = fromCursor(cursor)
    conditions.push(Prisma.sql`(i.created_at, i.id) < (${createdAt}::timestamptz, ${id}::uuid)`)
  }
  return inStaff(actor, async (tx) => page(await selectRows(tx, conditions, limit + 1), limit))
}

/** Counted no further than this; more reads as "999+". */
const MOST_COUNTED = 1000

/** How many installations wait in each state that asks for somebody, and how many are late; each counted to `MOST_COUNTED`. */
export async function countWaiting(actor: StaffActor): Promise<{ open: number; assigned: number; in_progress: number; failed: number; late: number }> {
  const upTo = (condition: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM staff_installations i WHERE ${condition} LIMIT ${MOST_COUNTED}) counted)`
  const inState = (status: InstallationStatus) => upTo(Prisma.sql`i.status = ${status}::installation_status`)
  const [counts] = await inStaff(actor, (tx) => tx.$queryRaw<{ open: number; assigned: number; in_progress: number; failed: number; late: number }[]>`
    SELECT ${inState('open')} AS open, ${inState('assigned')} AS assigned, ${inState('in_progress')} AS in_progress, ${inState('failed')} AS failed,
      ${upTo(Prisma.sql`${RUNNING} AND i.due_at <= ${now()}::timestamptz`)} AS late`)
  return counts ?? { open: 0, assigned: 0, in_progress: 0, failed: 0, late: 0 }
}

/** Whom the list is filtered by; more technicians than this are found by search. */
const TECHNICIANS_OFFERED = 100

/** Technicians by name, for the list's filter. */
export const readTechnicianNames = (actor: StaffActor): Promise<{ id: string; name: string }[]> =>
  inStaff(actor, (tx) => tx.$queryRaw<{ id: string; name: string }[]>`SELECT t.user_id AS id, u.name FROM technicians t JOIN users u ON u.id = t.user_id ORDER BY u.name, t.user_id LIMIT ${TECHNICIANS_OFFERED}`)

/** A line of the checklist. */
export interface Item {
  id: string
  position: number
  text: string
  mandatory: boolean
  needsPhoto: boolean
  doneAt: Date | null
  fileId: string | null
}

/** A line of an installation's history; who did it by name where it was a person. */
export interface HistoryLine {
  id: string
  kind: string
  fromStatus: InstallationStatus | null
  toStatus: InstallationStatus
  reason: string | null
  data: Record<string, unknown>
  actorType: ActorType
  actorName: string | null
  createdAt: Date
}

export interface InstallationDetail extends InstallationRow {
  items: Item[]
  history: HistoryLine[]
}

/** Nobody reads further back on a page; everything stays in the table. */
const HISTORY_SHOWN = 100

/**
 * One installation with its checklist and the newest hundred lines of its history.
 *
 * @throws NOT_FOUND
 */
export const getInstallation = (actor: StaffActor, { id }: { id: string }): Promise<InstallationDetail> => inStaff(actor, (tx) => readInstallation(tx, id))

/** The same inside a transaction, so that a command answers with what it made. */
export async function readInstallation(tx: Tx, id: string): Promise<InstallationDetail> {
  const [row] = await selectRows(tx, [Prisma.sql`i.id = ${id}::uuid`], 1)
  if (!row) throw notFound('This installation')
  const items = await tx.installationItem.findMany({
    where: { installationId: id },
    orderBy: { position: 'asc' },
    select: { id: true, position: true, text: true, mandatory: true, needsPhoto: true, doneAt: true, fileId: true },
  })
  const history = await tx.$queryRaw<HistoryLine[]>`
    SELECT e.id, e.kind, e.from_status::text AS "fromStatus", e.to_status::text AS "toStatus", e.reason, e.data, e.actor_type::text AS "actorType", u.name AS "actorName", e.created_at AS "createdAt"
    FROM installation_events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.installation_id = ${id}::uuid ORDER BY e.created_at DESC, e.id DESC LIMIT ${HISTORY_SHOWN}`
  return { ...row, items, history }
}
