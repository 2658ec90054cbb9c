import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { fromCursor, page } from '@/lib/core/keyset'
import type { SiteActivity } from './schema'
import { findSite } from './visible'

/** One thing that happened to a site. */
export interface SiteEvent {
  id: string
  createdAt: Date
  action: string
  actorType: ActorType
  /** The person's or the key's; null for the house itself, and for what is gone. */
  actorName: string | null
  data: Record<string, unknown>
  /** Names of the members whom it concerned, where access was given or taken. */
  people: string[]
}

/**
 * What happened to a site that the actor may see, newest first, a page at a time.
 *
 * @throws NOT_FOUND as in `findSite`; VALIDATION on `cursor`.
 */
export async function listSiteActivity(actor: AccountActor, { id, cursor, limit }: SiteActivity): Promise<{ rows: SiteEvent[]; nextCursor: string | null }> {
  const place = cursor === undefined ? null : fromCursor(cursor)
  const behind = place ? Prisma.sql`AND (e.created_at, e.id) < (${place.createdAt}::timestamptz, ${place.id}::uuid)` : Prisma.empty
  return inAccount(actor, async (tx) => {
    await findSite(tx, actor, id)
    const rows = await tx.$queryRaw<SiteEvent[]>`
      SELECT e.id, e.created_at AS "createdAt", e.action, e.actor_type::text AS "actorType", coalesce(u.name, k.name) AS "actorName", e.data,
        ARRAY(SELECT p.name FROM memberships m JOIN users p ON p.id = m.user_id
              WHERE m.account_id = e.account_id AND e.data -> 'people' ? m.user_id::text ORDER BY p.name) AS people
      FROM audit_entries e LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN api_keys k ON k.id = e.actor_id
      WHERE e.account_id = ${actor.accountId}::uuid AND e.subject_type = 'site' AND e.subject_id = ${id}::uuid ${behind}
      ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit + 1}`
    return page(rows, limit)
  })
}
