import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AccessTo } from './access-schema'
import { lockAccess } from './lock-access'
import { writeAccess, type AccessChange } from './write-access'

/**
 * Takes access to sites away: from each of the people for each of the sites, all or nothing. With their next request an
 * editor or viewer does not find these sites any more; owners and admins go on seeing every site.
 *
 * @param actor who asks; the wrapper has checked `members:manage`.
 * @throws NOT_FOUND when one of the sites, or one of the people as a member, is missing or another account's.
 * @see T3-06
 */
export const revokeAccess = (actor: AccountActor, input: AccessTo): Promise<AccessChange> =>
  inAccount(actor, async (tx) => {
    const access = await lockAccess(tx, actor, input)
    return writeAccess(
      tx,
      actor,
      access,
      'site.access_revoked',
      Prisma.sql`DELETE FROM site_access WHERE account_id = ${actor.accountId}::uuid AND site_id = ANY(${access.sites}::uuid[])
        AND user_id = ANY(${access.people}::uuid[]) RETURNING site_id, user_id`,
    )
  })
