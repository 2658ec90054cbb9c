import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { fromCursor, page } from '@/lib/core/keyset'
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

async function readLines(tx: Tx, { id, cursor, limit }: TimelineQuery & { id: string }): Promise<{ rows: TimelineEntry[]; nextCursor: string | null }> {
  const place = cursor === undefined ? null : fromCursor(cursor)
  // Each history gives its own newest lines by its own index; only those are put in order.
  const newest = (alias: string) => {
    const of = Prisma.raw(alias)
    const behind = place ? Prisma.sql`AND (${of}.created_at, ${of}.id) < (${place.createdAt}::timestamptz, ${place.id}::uuid)` : Prisma.empty
    return Prisma.sql`WHERE ${of}.registration_id IN (SELECT id FROM ids) ${behind} ORDER BY ${of}.created_at DESC, ${of}.id DESC LIMIT ${limit + 1}`
  }
  const found = await tx.$queryRaw<TimelineEntry[]>`
    WITH ids AS (SELECT id, number FROM registrations WHERE id = ${id}::uuid OR merged_into_id = ${id}::uuid),
    lines AS (
      (SELECT e.id, e.registration_id, e.created_at, 'moved' AS kind, e.actor_type::text, e.actor_id, e.origin::text,
        jsonb_build_object('from', e.from_status, 'to', e.to_status, 'reason', e.reason) AS data FROM registration_events e ${newest('e')})
      UNION ALL (SELECT a.id, a.registration_id, a.created_at, a.kind, a.actor_type::text, a.actor_id, a.origin::text, a.data FROM registration_activity a ${newest('a')})
      UNION ALL (SELECT d.id, d.registration_id, d.created_at, 'message', 'system', NULL, NULL,
        jsonb_build_object('delivery_id', d.id, 'channel', d.channel, 'template', d.template, 'status', d.status) FROM deliveries d ${newest('d')})
      UNION ALL (SELECT b.id, b.registration_id, b.created_at, 'booked', CASE WHEN b.created_by IS NULL THEN 'system' ELSE 'staff' END, b.created_by, NULL,
        jsonb_build_object('technician', (SELECT name FROM users WHERE id = b.technician_id), 'starts_at', b.starts_at, 'ends_at', b.ends_at, 'released_at', b.released_at) FROM bookings b ${newest('b')})
    )
    SELECT l.id, l.created_at AS "createdAt", l.kind, l.actor_type AS "actorType", u.name AS "actorName", l.origin,
      CASE WHEN l.registration_id <> ${id}::uuid THEN i.number END AS "ofNumber", l.data
    FROM lines l JOIN ids i ON i.id = l.registration_id LEFT JOIN users u ON u.id = l.actor_id
    ORDER BY l.created_at DESC, l.id DESC LIMIT ${limit + 1}`
  return page(await withNames(tx, found), limit)
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
