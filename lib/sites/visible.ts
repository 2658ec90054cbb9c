import { Prisma } from '@/lib/generated/prisma/client'
import type { SiteStatus } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { conflict, limitReached, notFound, type AppError } from '@/lib/core/errors'
import { planEdge, readLimits, readPlaces } from './places'
import { isBeyondPlan, seesAllSites } from './policy'

// Which sites a member may see: the one place that says so. The actor's role was read from the database with this very
// request and access is part of each query, so what is given or taken away counts at once (T3-06).

/** Nobody's id: an actor who is no person and does not see all sites sees none. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The sites that the actor may see. */
export const visibleTo = (actor: AccountActor): Prisma.SiteWhereInput => ({
  accountId: actor.accountId,
  ...(!seesAllSites(actor) && { access: { some: { userId: actor.userId ?? NOBODY } } }),
})

/** The same as a condition of SQL on `sites s`. */
export const visibleSql = (actor: AccountActor): Prisma.Sql =>
  seesAllSites(actor)
    ? Prisma.sql`s.account_id = ${actor.accountId}::uuid`
    : Prisma.sql`s.account_id = ${actor.accountId}::uuid
        AND EXISTS (SELECT 1 FROM site_access x WHERE x.account_id = s.account_id AND x.site_id = s.id AND x.user_id = ${actor.userId ?? NOBODY}::uuid)`

/** A site as use cases need it to decide. */
export interface FoundSite {
  id: string
  slug: string
  name: string
  domain: string
  status: SiteStatus
  industryId: string
  verifiedAt: Date | null
  createdAt: Date
}

const columns = Prisma.sql`s.id, s.slug, s.name, s.domain, s.status::text, s.industry_id AS "industryId", s.verified_at AS "verifiedAt", s.created_at AS "createdAt"`

/**
 * A site that the actor may see.
 *
 * @throws NOT_FOUND when it is missing, another account's, or the actor has no access to it.
 */
export const findSite = (tx: Tx, actor: AccountActor, id: string): Promise<FoundSite> => first(tx.$queryRaw<FoundSite[]>`
  SELECT ${columns} FROM sites s WHERE s.id = ${id}::uuid AND ${visibleSql(actor)}`)

/**
 * The same, with the site's row held until the transaction ends, so that two changes come one after the other.
 *
 * @throws NOT_FOUND as above.
 */
export const lockSite = (tx: Tx, actor: AccountActor, id: string): Promise<FoundSite> => first(tx.$queryRaw<FoundSite[]>`
  SELECT ${columns} FROM sites s WHERE s.id = ${id}::uuid AND ${visibleSql(actor)} FOR NO KEY UPDATE OF s`)

/** A held site that may be changed. */
export interface ChangeableSite extends FoundSite {
  /** Sectors that the plan allows for it; null is unlimited. */
  sectorsPerSite: number | null
}

/**
 * A held site that may be changed, with the sectors that the plan allows for it.
 *
 * @throws NOT_FOUND as above; CONFLICT when it is archived; LIMIT_REACHED on `sites` when the plan has no place for it any
 *   more (SITE-3).
 */
export async function lockChangeableSite(tx: Tx, actor: AccountActor, id: string): Promise<ChangeableSite> {
  const site = await lockSite(tx, actor, id)
  if (site.status === 'archived') throw conflict('This site is archived. Restore it to change it', { details: { live_status: 'archived' } })
  const { sites, sectorsPerSite } = await readLimits(tx, actor.accountId)
  if (isBeyondPlan(site, await planEdge(tx, actor.accountId, sites))) throw await sitesFull(tx, actor.accountId)
  return { ...site, sectorsPerSite }
}

/** The refusal of what the plan has no place for. */
export async function sitesFull(tx: Tx, accountId: string): Promise<AppError> {
  const { limit, used } = (await readPlaces(tx, accountId)).sites
  return limitReached('sites', limit ?? 0, used)
}

async function first(found: Promise<FoundSite[]>): Promise<FoundSite> {
  const [site] = await found
  if (!site) throw notFound('This site')
  return site
}
