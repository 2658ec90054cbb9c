import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { fromNameCursor, isMoment, pageBy, toNameCursor } from '@/lib/core/keyset'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import type { ActivityKind } from './activity'
import type { TimelineQuery } from './detail-schema'

/** A line of a registration's history. */
export interface TimelineEntry {
  id: string
  createdAt: Date
  kind: ActivityKind | 'moved' | 'message' | 'booked'
  actorType: ActorType
  actorName: string | null
  origin: ChangeOrigin | null
  /** The number of the registration that it happened to, where that was merged into this one. */
  ofNumber: string | null
  data: Prisma.JsonObject
}

/**
 * All that happened to a registration, newest first, a page at a time: moves, notes and changes, messages, bookings; also
 * what happened to those that were merged into it (PIPE-8, PIPE-14).
 *
 * @throws VALIDATION on `cursor`
 */
export const readTimeline = (actor: StaffActor, query: TimelineQuery & { id: string }): Promise<{ rows: TimelineEntry[]; nextCursor: string | null }> =>
  inStaff(actor, (tx) => readLines(tx, query))

// What is written in one transaction has one time. Then what prepared a move comes before it, moves are in the order of
// their positions, and messages come after.
const BEFORE_MOVES = Prisma.sql`0::int`
const AFTER_MOVES = Prisma.sql`1000000::int`

type Line = TimelineEntry & { place: number }

async function readLines(tx: Tx, { id, cursor, limit }: TimelineQuery & { id: string }): Promise<{ rows: TimelineEntry[]; nextCursor: string | null }> {
  const behind = behindOf(cursor)
  // Each history gives its own newest lines by its own index; only those are put in order.
  const newest = (alias: string, place: Prisma.Sql) => {
    const of = Prisma.raw(alias)
    return Prisma.sql`WHERE ${of}.registration_id IN (SELECT id FROM ids) ${behind ? Prisma.sql`AND (${of}.created_at, ${place}, ${of}.id) < (${behind})` : Prisma.empty}
      ORDER BY ${of}.created_at DESC, ${place} DESC, ${of}.id DESC LIMIT ${limit + 1}`
  }
  const found = await tx.$queryRaw<Line[]>`
    WITH ids AS (SELECT id, number FROM registrations WHERE id = ${id}::uuid OR merged_into_id = ${id}::uuid),
    lines AS (
      (SELECT e.id, e.registration_id, e.created_at, e.position AS place, 'moved' AS kind, e.actor_type::text, e.actor_id, e.origin::text,
        jsonb_build_object('from', e.from_status, 'to', e.to_status, 'reason', e.reason) AS data FROM registration_events e ${newest('e', Prisma.sql`e.position`)})
      UNION ALL (SELECT a.id, a.registration_id, a.created_at, ${BEFORE_MOVES}, a.kind, a.actor_type::text, a.actor_id, a.origin::text, a.data
        FROM registration_activity a ${newest('a', BEFORE_MOVES)})
      UNION ALL (SELECT b.id, b.registration_id, b.created_at, ${BEFORE_MOVES}, 'booked', CASE WHEN b.created_by IS NULL THEN 'system' ELSE 'staff' END, b.created_by, NULL,
        jsonb_build_object('technician', (SELECT name FROM users WHERE id = b.technician_id), 'starts_at', b.starts_at, 'ends_at', b.ends_at, 'released_at', b.released_at)
        FROM bookings b ${newest('b', BEFORE_MOVES)})
      UNION ALL (SELECT d.id, d.registration_id, d.created_at, ${AFTER_MOVES}, 'message', 'system', NULL, NULL,
        jsonb_build_object('delivery_id', d.id, 'channel', d.channel, 'template', d.template, 'status', d.status, 'error', d.last_error) FROM deliveries d ${newest('d', AFTER_MOVES)})
    )
    SELECT l.id, l.created_at AS "createdAt", l.place, l.kind, l.actor_type AS "actorType", u.name AS "actorName", l.origin,
      CASE WHEN l.registration_id <> ${id}::uuid THEN i.number END AS "ofNumber", l.data
    FROM lines l JOIN ids i ON i.id = l.registration_id LEFT JOIN users u ON u.id = l.actor_id
    ORDER BY l.created_at DESC, l.place DESC, l.id DESC LIMIT ${limit + 1}`
  const { rows, nextCursor } = pageBy(found, limit, (line) => toNameCursor({ nameKey: `${line.createdAt.toISOString()} ${line.place}`, id: line.id }))
  return { rows: await withNames(tx, rows.map(({ place: _, ...entry }) => entry)), nextCursor }
}

/** @throws VALIDATION on `cursor` when it is none of a timeline */
function behindOf(cursor: string | undefined): Prisma.Sql | null {
  if (cursor === undefined) return null
  const { nameKey, id } = fromNameCursor(cursor)
  const [time = '', place = ''] = nameKey.split(' ')
  if (!isMoment(time) || !/^\d{1,9}$/u.test(place)) throw validation({ cursor: [words.refused.cursor] })
  return Prisma.sql`${time}::timestamptz, ${Number(place)}::int, ${id}::uuid`
}

/** An assignment keeps ids; people read names. */
async function withNames(tx: Tx, entries: TimelineEntry[]): Promise<TimelineEntry[]> {
  const ids = entries.filter(({ kind }) => kind === 'assigned').flatMap(({ data }) => [data.from, data.to].filter((id) => typeof id === 'string'))
  if (ids.length === 0) return entries
  const users = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const named = (id: unknown): string | null => (typeof id === 'string' ? (names.get(id) ?? null) : null)
  return entries.map((entry) => (entry.kind === 'assigned' ? { ...entry, data: { ...entry.data, from_name: named(entry.data.from), to_name: named(entry.data.to) } } : entry))
}
