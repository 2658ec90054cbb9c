import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { fromNameCursor, isMoment, pageBy, toNameCursor } from '@/lib/core/keyset'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { readOrganisation } from '@/lib/organisation/calendar'
import { findMatches, type Matches } from './count-registrations'
import { allOf, DUE, filterSql, NAME } from './filter-sql'
import { MOST_COUNTED } from './most-counted'
import type { RegistrationsQuery, Sort } from './schema'
import { BESIDE_ROW, ROW_COLUMNS, type RegistrationRow } from './select-registrations'

type Row = RegistrationRow & { nameKey: string }

interface Order {
  by: Prisma.Sql
  /** What follows the place behind a row. */
  after: (key: string, id: string) => Prisma.Sql
  keyOf: (row: Row) => string
  isKey: (key: string) => boolean
}

const NEVER = 'infinity'

function byTime(column: Prisma.Sql, direction: 'up' | 'down', keyOf: (row: Row) => Date | null): Order {
  const up = direction === 'up'
  return {
    by: up ? Prisma.sql`${column}, r.id` : Prisma.sql`${column} DESC, r.id DESC`,
    after: (key, id) => Prisma.sql`(${column}, r.id) ${up ? Prisma.sql`>` : Prisma.sql`<`} (${key}::timestamptz, ${id}::uuid)`,
    keyOf: (row) => keyOf(row)?.toISOString() ?? NEVER,
    isKey: (key) => isMoment(key) || (up && key === NEVER),
  }
}

// Each has an index that ends in the id, so a page starts where the one before ended, without counting.
const orders: Readonly<Record<Sort, Order>> = {
  newest: byTime(Prisma.sql`r.created_at`, 'down', ({ createdAt }) => createdAt),
  oldest: byTime(Prisma.sql`r.created_at`, 'up', ({ createdAt }) => createdAt),
  waiting: byTime(Prisma.sql`r.entered_at`, 'up', ({ enteredAt }) => enteredAt),
  due: byTime(DUE, 'up', ({ dueAt }) => dueAt),
  updated: byTime(Prisma.sql`r.updated_at`, 'down', ({ updatedAt }) => updatedAt),
  name: {
    by: Prisma.sql`${NAME}, r.id`,
    after: (key, id) => Prisma.sql`(${NAME}, r.id) > (${key}, ${id}::uuid)`,
    keyOf: ({ nameKey }) => nameKey,
    isKey: () => true,
  },
}

interface RegistrationPage {
  rows: RegistrationRow[]
  nextCursor: string | null
  /** How many fit the filter; null when they are more than would be counted. */
  total: number | null
}

/**
 * The registrations that fit a filter, in an order, a page at a time. Page 1 000 costs what page 1 costs.
 *
 * @throws VALIDATION on `cursor` when it is not one of this order
 * @see T1-21
 */
export const listRegistrations = (actor: StaffActor, query: RegistrationsQuery): Promise<RegistrationPage> =>
  inStaff(actor, async (tx) => {
    const { sort, cursor, limit, ...filter } = query
    const conditions = filterSql(filter, await readOrganisation(tx))
    const matches = await findMatches(tx, filter, conditions)
    return { ...(await readPage(tx, { sort, cursor, limit }, conditions, matches)), total: matches.total }
  })

/**
 * One page without its total, inside the caller's transaction.
 *
 * What few fit is read by the filter, or by the ids that it has found already, and then put in order, where the plan for
 * many would walk along the order in search of them: nobody knows beforehand how rare a tag or a name is. Either way the
 * ids of the page come first, which an index often gives by itself, and only their rows are looked at.
 *
 * @param matches how many fit, and which, where that is known
 */
export async function readPage(
  tx: Tx,
  { sort, cursor, limit }: Pick<RegistrationsQuery, 'sort' | 'cursor' | 'limit'>,
  conditions: readonly Prisma.Sql[],
  { total, ids }: Matches,
): Promise<Omit<RegistrationPage, 'total'>> {
  const order = orders[sort]
  const place = placeOf(order, cursor)
  if (total === 0) return { rows: [], nextCursor: null }
  const fits = ids ? Prisma.sql`r.id = ANY(${ids}::uuid[])` : allOf(conditions)
  // OFFSET 0 keeps the planner from walking along the order; unlike a WITH, what is not asked of it is not read.
  const fitting =
    total !== null && total <= MOST_COUNTED
      ? Prisma.sql`SELECT r.id FROM (SELECT r.* FROM staff_registrations r WHERE ${fits} OFFSET 0) r WHERE ${allOf(place)}`
      : Prisma.sql`SELECT r.id FROM staff_registrations r WHERE ${allOf([...conditions, ...place])}`
  const found = await tx.$queryRaw<Row[]>`${PLAN_EACH_TIME}
    SELECT ${ROW_COLUMNS}, lower(r.full_name) AS "nameKey" FROM (${fitting} ORDER BY ${order.by} LIMIT ${limit + 1}) f
    JOIN staff_registrations r ON r.id = f.id ${BESIDE_ROW} ORDER BY ${order.by}`
  const { rows, nextCursor } = pageBy(found, limit, (row) => toNameCursor({ nameKey: order.keyOf(row), id: row.id }))
  return { rows: rows.map(({ nameKey: _, ...row }) => row), nextCursor }
}

function placeOf(order: Order, cursor: string | undefined): Prisma.Sql[] {
  if (cursor === undefined) return []
  const { nameKey, id } = fromNameCursor(cursor)
  if (!order.isKey(nameKey)) throw validation({ cursor: [words.refused.cursor] })
  return [order.after(nameKey, id)]
}
