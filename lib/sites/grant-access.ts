import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AccessTo } from './access-schema'
import { lockAccess } from './lock-access'
import { writeAccess, type AccessChange } from './write-access'

/**
 * Gives people access to sites: each of the people to each of the sites, all or nothing. Whoever has it keeps it.
 * Owners and admins see every site without it; theirs counts from the day they become editor or viewer.
 *
 * @param actor who asks; the wrapper has checked `members:manage`.
 * @throws NOT_FOUND when one of the sites, or one of the people as a member, is missing or another account's.
 * @see T3-06
 */
export const grantAccess = (actor: AccountActor, input: AccessTo): Promise<AccessChange> =>
  inAccount(actor, async (tx) => {
    const access = await lockAccess(tx, actor, input)
    return writeAccess(
      tx,
      actor,
      access,
      'site.access_granted',
      Prisma.sql`INSERT INTO site_access (account_id, site_id, user_id, granted_by)
        SELECT ${actor.accountId}::uuid, s, p, ${actor.userId}::uuid FROM unnest(${access.sites}::uuid[]) s CROSS JOIN unnest(${access.people}::uuid[]) p
        ON CONFLICT (site_id, user_id) DO NOTHING RETURNING site_id, user_id`,
    )
  })
