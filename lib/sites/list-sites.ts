import { domainToASCII } from 'node:url'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SiteStatus } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, PLAN_EACH_TIME } from '@/lib/core/db'
import { fromCursor, fromNameCursor, pageBy, toCursor, toNameCursor } from '@/lib/core/keyset'
import { planEdge, readLimits } from './places'
import { isBeyondPlan } from './policy'
import type { ListSites, SiteSort } from './schema'
import { visibleSql } from './visible'

/** A site as the list shows it. */
export interface ListedSite {
  id: string
  slug: string
  name: string
  /** Punycode. */
  domain: string
  industry: { slug: string; name: string }
  status: SiteStatus
  verified: boolean
  /** How many sectors it has. */
  sectorCount: number
  /** Only to be looked at and archived: the plan has fewer places than the account has sites (SITE-3). */
  beyondPlan: boolean
  createdAt: Date
}

type Row = Omit<ListedSite, 'industry' | 'beyondPlan'> & { nameKey: string; industrySlug: string; industryName: string }

interface Order {
  by: Prisma.Sql
  behind: (cursor: string) => Prisma.Sql
  cursorOf: (row: Row) => string
}

// Each has an index that ends in the id, so a page starts where the one before ended, without counting.
const orders: Readonly<Record<SiteSort, Order>> = {
  name: {
    by: Prisma.sql`s.name_key, s.id`,
    behind(cursor) {
      const { nameKey, id } = fromNameCursor(cursor)
      return Prisma.sql`(s.name_key, s.id) > (${nameKey}, ${id}::uuid)`
    },
    cursorOf: toNameCursor,
  },
  newest: {
    by: Prisma.sql`s.created_at DESC, s.id DESC`,
    behind(cursor) {
      const { createdAt, id } = fromCursor(cursor)
      return Prisma.sql`(s.created_at, s.id) < (${createdAt}::timestamptz, ${id}::uuid)`
    },
    cursorOf: toCursor,
  },
}

/**
 * The sites that the actor may see, a page at a time. How many there are under the plan says `sitePlaces`.
 *
 * @throws VALIDATION on `cursor` when it is not one of this order.
 */
export async function listSites(actor: AccountActor, query: ListSites): Promise<{ rows: ListedSite[]; nextCursor: string | null }> {
  const order = orders[query.sort]
  const conditions = [visibleSql(actor), ...filters(query), ...(query.cursor ? [order.behind(query.cursor)] : [])]
  return inAccount(actor, async (tx) => {
    // The page first, what stands beside each site after: so nothing is looked up for rows that the page does not show.
    const found = await tx.$queryRaw<Row[]>`${PLAN_EACH_TIME}
      SELECT s.id, s.slug, s.name, s.name_key AS "nameKey", s.domain, s.status::text, s.verified_at IS NOT NULL AS verified, s.created_at AS "createdAt",
        i.slug AS "industrySlug", i.name AS "industryName",
        (SELECT count(*)::int FROM site_sectors c WHERE c.account_id = s.account_id AND c.site_id = s.id) AS "sectorCount"
      FROM (SELECT s.* FROM sites s WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order.by} LIMIT ${query.limit + 1}) s
      JOIN industries i ON i.id = s.industry_id
      ORDER BY ${order.by}`
    const { rows, nextCursor } = pageBy(found, query.limit, order.cursorOf)
    const { sites } = await readLimits(tx, actor.accountId)
    const edge = await planEdge(tx, actor.accountId, sites)
    return { rows: rows.map((row) => ({ ...toListed(row), beyondPlan: isBeyondPlan(row, edge) })), nextCursor }
  })
}

const toListed = ({ nameKey: _, industrySlug, industryName, ...row }: Row): Omit<ListedSite, 'beyondPlan'> => ({ ...row, industry: { slug: industrySlug, name: industryName } })

function filters({ q, industry, status, verified }: ListSites): Prisma.Sql[] {
  const conditions = [Prisma.sql`s.status = ${status}::site_status`]
  if (q) {
    // Not LIKE: no sign has a meaning of its own here. An account's sites are few enough to look at each.
    const inName = Prisma.sql`strpos(s.name_key, name_key(${q})) > 0`
    const domain = asDomain(q)
    conditions.push(domain === '' ? inName : Prisma.sql`(${inName} OR strpos(s.domain, ${domain}) > 0)`)
  }
  if (industry) conditions.push(Prisma.sql`s.industry_id = (SELECT id FROM industries WHERE slug = ${industry})`)
  if (verified) conditions.push(verified === 'yes' ? Prisma.sql`s.verified_at IS NOT NULL` : Prisma.sql`s.verified_at IS NULL`)
  return conditions
}

/** A domain or a part of one as it is stored; empty when the text can't be in any. A domain in another script is found when its labels are whole. */
function asDomain(text: string): string {
  const bare = text.toLowerCase().replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  return /^[a-z0-9.-]*$/.test(bare) ? bare : domainToASCII(bare)
}
