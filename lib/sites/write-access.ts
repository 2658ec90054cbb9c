import { auditEach } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AccessTo } from './access-schema'

/** What a command about access changed. */
export interface AccessChange {
  /** Sites with the people for whom something changed there, in the order of their ids. */
  changed: { siteId: string; people: string[] }[]
  /** Pairs of site and person that were so already. */
  unchanged: number
}

/**
 * Sends a change of access and an audit entry for each site as one statement.
 *
 * @param change an INSERT into or DELETE from `site_access` that returns `site_id` and `user_id`.
 */
export async function writeAccess(tx: Tx, actor: AccountActor, { sites, people }: AccessTo, action: string, change: Prisma.Sql): Promise<AccessChange> {
  const changed = await tx.$queryRaw<AccessChange['changed']>`
    WITH changed AS (${change}),
      by_site AS (SELECT site_id, array_agg(user_id::text ORDER BY user_id) AS people FROM changed GROUP BY site_id),
      noted AS (${auditEach(actor, action, 'site', Prisma.sql`SELECT site_id AS subject_id, jsonb_build_object('people', to_jsonb(people)) AS data FROM by_site`)})
    SELECT site_id AS "siteId", people FROM by_site ORDER BY site_id`
  return { changed, unchanged: sites.length * people.length - changed.reduce((sum, site) => sum + site.people.length, 0) }
}
