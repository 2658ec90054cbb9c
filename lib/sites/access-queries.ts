import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { fromCursor, page } from '@/lib/core/keyset'
import { containing } from '@/lib/core/like-pattern'
import { Prisma } from '@/lib/generated/prisma/client'
import type { MembershipRole, SiteStatus } from '@/lib/generated/prisma/enums'
import type { Access, MemberSitesQuery, SiteAccessQuery } from './access-schema'
import { seesAllSites } from './policy'
import { findSite, visibleSql } from './visible'

/** A member as a site's list of access shows them. */
export interface MemberAccess {
  userId: string
  name: string
  email: string | null
  role: MembershipRole
  access: Access
  /** When access was given; null where the role alone opens the site, or nothing does. */
  givenAt: Date | null
}

type MemberRow = Omit<MemberAccess, 'access'> & { id: string; createdAt: Date }

/**
 * The members of the account and whether they see a site, whoever joined last first, a page at a time.
 *
 * @throws NOT_FOUND when the actor does not see the site.
 */
export function listSiteAccess(actor: AccountActor, { id, ...query }: SiteAccessQuery & { id: string }): Promise<{ rows: MemberAccess[]; nextCursor: string | null }> {
  const conditions = [Prisma.sql`m.account_id = ${actor.accountId}::uuid`, ...behind(query.cursor, 'm')]
  if (query.q) conditions.push(Prisma.sql`(lower(u.name) || ' ' || coalesce(u.email, '')) LIKE ${containing(query.q)}`)
  if (query.access) conditions.push(Prisma.sql`(m.role IN ('owner', 'admin') OR x.user_id IS NOT NULL) = ${query.access === 'yes'}`)
  return inAccount(actor, async (tx) => {
    await findSite(tx, actor, id)
    const found = await tx.$queryRaw<MemberRow[]>`
      SELECT m.id, m.created_at AS "createdAt", u.id AS "userId", u.name, u.email, m.role::text, x.created_at AS "givenAt"
      FROM memberships m JOIN users u ON u.id = m.user_id
        LEFT JOIN site_access x ON x.account_id = m.account_id AND x.user_id = m.user_id AND x.site_id = ${id}::uuid
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY m.created_at DESC, m.id DESC LIMIT ${query.limit + 1}`
    const { rows, nextCursor } = page(found, query.limit)
    return { rows: rows.map(({ id: _, createdAt: __, ...row }) => ({ ...row, access: accessOf(row) })), nextCursor }
  })
}

const accessOf = ({ role, givenAt }: { role: MembershipRole; givenAt: Date | null }): Access => (seesAllSites({ role }) ? 'role' : givenAt ? 'given' : 'none')

/** A member of the account, and how many of its active sites they see. */
export interface MemberReach {
  userId: string
  name: string
  email: string | null
  role: MembershipRole
  /** Owners and admins see every site. */
  seesAll: boolean
  sites: { seen: number; all: number }
}

/** A site as a member's list shows it. */
export interface ReachedSite {
  id: string
  slug: string
  name: string
  domain: string
  status: SiteStatus
  createdAt: Date
  givenAt: Date | null
}

/**
 * A member with the sites of the account that the actor sees, and which of them the member may see; newest first, a page at a time.
 *
 * @throws NOT_FOUND when the person is no member of the account.
 */
export function listMemberSites(
  actor: AccountActor,
  { user, ...query }: MemberSitesQuery & { user: string },
): Promise<{ member: MemberReach; rows: ReachedSite[]; nextCursor: string | null }> {
  const conditions = [visibleSql(actor), ...behind(query.cursor, 's')]
  if (query.q) conditions.push(Prisma.sql`(s.name_key LIKE ${containing(query.q)} OR s.domain LIKE ${containing(query.q)})`)
  if (query.access) conditions.push(Prisma.sql`(x.site_id IS NOT NULL) = ${query.access === 'yes'}`)
  return inAccount(actor, async (tx) => {
    const [member] = await tx.$queryRaw<(Omit<MemberReach, 'seesAll' | 'sites'> & { seen: bigint; all: bigint })[]>`
      SELECT u.id AS "userId", u.name, u.email, m.role::text,
        (SELECT count(*) FROM site_access x JOIN sites s ON s.id = x.site_id AND s.status = 'active' WHERE x.account_id = m.account_id AND x.user_id = m.user_id) AS seen,
        (SELECT count(*) FROM sites s WHERE s.account_id = m.account_id AND s.status = 'active') AS all
      FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.account_id = ${actor.accountId}::uuid AND m.user_id = ${user}::uuid`
    if (!member) throw notFound('This person')
    const rows = await tx.$queryRaw<ReachedSite[]>`
      SELECT s.id, s.slug, s.name, s.domain, s.status::text, s.created_at AS "createdAt", x.created_at AS "givenAt"
      FROM sites s LEFT JOIN site_access x ON x.account_id = s.account_id AND x.site_id = s.id AND x.user_id = ${user}::uuid
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s.created_at DESC, s.id DESC LIMIT ${query.limit + 1}`
    const { seen, all, ...who } = member
    const seesAll = seesAllSites(who)
    return { member: { ...who, seesAll, sites: { seen: Number(seesAll ? all : seen), all: Number(all) } }, ...page(rows, query.limit) }
  })
}

/** How many active sites an account has, and how many were given to each of its people; who is missing was given none. */
export interface Reach {
  all: number
  given: ReadonlyMap<string, number>
}

/** How far each member of the account sees, in numbers, for the team page. */
export function countAccess(actor: AccountActor): Promise<Reach> {
  return inAccount(actor, async (tx) => {
    const all = await tx.site.count({ where: { accountId: actor.accountId, status: 'active' } })
    const counts = await tx.siteAccess.groupBy({ by: ['userId'], where: { accountId: actor.accountId, site: { status: 'active' } }, _count: true })
    return { all, given: new Map(counts.map(({ userId, _count }) => [userId, _count])) }
  })
}

/** The condition that goes on behind the last row seen. */
function behind(cursor: string | undefined, table: 'm' | 's'): Prisma.Sql[] {
  if (cursor === undefined) return []
  const { createdAt, id } = fromCursor(cursor)
  const place = Prisma.raw(`(${table}.created_at, ${table}.id)`)
  return [Prisma.sql`${place} < (${createdAt}::timestamptz, ${id}::uuid)`]
}
