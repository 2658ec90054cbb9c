import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/core/db'
import { fromNameCursor, pageBy, toNameCursor } from '@/lib/core/keyset'
import { containing } from '@/lib/core/like-pattern'
import type { Span } from './policy'

/** Somebody who makes visits. */
export interface TechnicianRow {
  userId: string
  name: string
  email: string | null
  capacity: number
  skills: string[]
  latitude: number | null
  longitude: number | null
  /** False for a former colleague, or one with another role, who is shown only while something is booked. */
  visits: boolean
}

interface Which {
  /** Part of a name or skill. */
  q?: string | undefined
  id?: string | undefined
  /** Also those who make no visits any more and still have something booked then. */
  during?: Span
  cursor?: string | undefined
  limit: number
}

const VISITS = Prisma.sql`(s.active AND s.role = 'technician')`

const hasBookings = ({ startsAt, endsAt }: Span): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM bookings b
  WHERE b.technician_id = t.user_id AND b.kind <> 'absence' AND b.released_at IS NULL AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))`

/** Technicians by name, a page at a time. */
export async function technicianPage(tx: Tx, { q, id, during, cursor, limit }: Which): Promise<{ rows: TechnicianRow[]; nextCursor: string | null }> {
  const conditions = [id ? Prisma.sql`t.user_id = ${id}::uuid` : during ? Prisma.sql`(${VISITS} OR ${hasBookings(during)})` : VISITS]
  if (q) conditions.push(Prisma.sql`(lower(u.name) LIKE ${containing(q)} OR array_to_string(t.skills, ' ') LIKE ${containing(q)})`)
  if (cursor) {
    const { nameKey, id: after } = fromNameCursor(cursor)
    conditions.push(Prisma.sql`(lower(u.name), t.user_id) > (${nameKey}, ${after}::uuid)`)
  }
  const rows = await tx.$queryRaw<(TechnicianRow & { nameKey: string })[]>`
    SELECT t.user_id AS "userId", u.name, u.email, t.daily_capacity AS capacity, t.skills, t.latitude, t.longitude, ${VISITS} AS visits, lower(u.name) AS "nameKey"
    FROM technicians t JOIN staff_members s USING (user_id) JOIN users u ON u.id = t.user_id
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY lower(u.name), t.user_id LIMIT ${limit + 1}`
  return pageBy(rows, limit, ({ nameKey, userId }) => toNameCursor({ nameKey, id: userId }))
}
