import type { AccountActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { AccessTo } from './access-schema'
import { visibleSql } from './visible'

/**
 * Holds the sites and memberships that a command about access names until it ends, so that giving, taking away and a
 * membership's end come one after the other. Sites first, each kind in one order everywhere: nobody waits in a circle.
 *
 * @returns each id once.
 * @throws NOT_FOUND when one of them is missing or another account's; it does not say which.
 */
export async function lockAccess(tx: Tx, actor: AccountActor, input: AccessTo): Promise<AccessTo> {
  const sites = [...new Set(input.sites)]
  const people = [...new Set(input.people)]
  const heldSites = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM sites s WHERE s.id = ANY(${sites}::uuid[]) AND ${visibleSql(actor)} ORDER BY s.id FOR NO KEY UPDATE OF s`
  if (heldSites.length < sites.length) throw notFound(sites.length === 1 ? 'This site' : 'One of these sites')
  // Only as much as keeps a membership from ending: a change of role need not wait.
  const heldPeople = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM memberships m WHERE m.account_id = ${actor.accountId}::uuid AND m.user_id = ANY(${people}::uuid[]) ORDER BY m.user_id FOR KEY SHARE OF m`
  if (heldPeople.length < people.length) throw notFound(people.length === 1 ? 'This person' : 'One of these people')
  return { sites, people }
}
