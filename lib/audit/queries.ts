import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { ActorType } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { cursor, limit, text, uuid } from '@/lib/core/fields'
import { fromCursor, page } from '@/lib/core/keyset'

export const auditQuery = z.object({
  /** The beginning of an action's name: `account` finds all that happened to accounts. */
  action: text(60).optional(),
  actor: z.enum(ActorType).optional(),
  account: uuid.optional(),
  cursor: cursor.optional(),
  limit,
})
export type AuditQuery = z.output<typeof auditQuery>

/** One line of the audit, with names where there are names. */
export interface AuditLine {
  id: string
  createdAt: Date
  actorType: ActorType
  actorName: string | null
  action: string
  subjectType: string
  subjectId: string | null
  accountId: string | null
  accountName: string | null
  data: Record<string, unknown>
  requestId: string | null
}

/** Who did what, newest first, a page at a time. */
export function listAudit(actor: StaffActor, query: AuditQuery): Promise<{ rows: AuditLine[]; nextCursor: string | null }> {
  const conditions = [Prisma.sql`true`]
  if (query.cursor) {
    const { createdAt, id } = fromCursor(query.cursor)
    conditions.push(Prisma.sql`(e.created_at, e.id) < (${createdAt}::timestamptz, ${id}::uuid)`)
  }
  if (query.action) conditions.push(Prisma.sql`starts_with(e.action, ${query.action})`)
  if (query.actor) conditions.push(Prisma.sql`e.actor_type = ${query.actor}::actor_type`)
  if (query.account) conditions.push(Prisma.sql`e.account_id = ${query.account}::uuid`)
  return inStaff(actor, async (tx) => {
    const rows = await tx.$queryRaw<AuditLine[]>`
      SELECT e.id, e.created_at AS "createdAt", e.actor_type::text AS "actorType", coalesce(u.name, k.name) AS "actorName", e.action,
        e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.account_id AS "accountId", a.name AS "accountName", e.data, e.request_id AS "requestId"
      FROM audit_entries e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN api_keys k ON k.id = e.actor_id LEFT JOIN accounts a ON a.id = e.account_id
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY e.created_at DESC, e.id DESC LIMIT ${query.limit + 1}`
    return page(rows, query.limit)
  })
}
