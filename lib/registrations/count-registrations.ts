import { Prisma } from '@/lib/generated/prisma/client'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { allOf } from './filter-sql'
import { MOST_COUNTED } from './most-counted'
import type { RegistrationFilter } from './schema'

// What one index answers by itself, without a look at the rows, is counted further.
const MOST_BY_INDEX = 10_000
const BY_INDEX: readonly (keyof RegistrationFilter)[] = ['campaign', 'assignee', 'city', 'plan', 'reason', 'furthest', 'reached', 'late', 'from', 'to']

type StageMatches = Record<RegistrationStatus, { total: number; ids: string[] | null }>
/** How many registrations stand in each stage. */
export type StatusCounts = Record<RegistrationStatus, number>

const STATUSES = Object.values(RegistrationStatus)
const filled = (rows: readonly { status: RegistrationStatus; count: number }[]): StatusCounts => {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as StatusCounts
  for (const { status, count } of rows) counts[status] = count
  return counts
}

/** What a filter asks for. */
const asked = (filter: RegistrationFilter): string[] => Object.entries(filter).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [name]))
/** Does it ask for nothing but stages? Then no row has to be counted. */
const onlyStages = (filter: RegistrationFilter): boolean => asked(filter).every((name) => name === 'status')
const oneIndex = (filter: RegistrationFilter): boolean => {
  const [only, another] = asked(filter)
  return another === undefined && BY_INDEX.some((name) => name === only)
}

/** The numbers of all stages, exact, from notes that every change of the table leaves. */
export async function readTallies(tx: Tx): Promise<StatusCounts> {
  return filled(await tx.$queryRaw<{ status: RegistrationStatus; count: number }[]>`
    SELECT status::text, sum(change)::int AS count FROM registration_tallies GROUP BY status`)
}

/** What fits a filter. */
export interface Matches {
  /** How many; null when there are more than would be counted. */
  total: number | null
  /** Which, in no order, when they are few and had to be looked at one by one; null otherwise. */
  ids: string[] | null
}

/**
 * How many fit the filter, and which they are when they are few: what was looked for once is not looked for again.
 *
 * @param conditions the filter in SQL
 */
export async function findMatches(tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<Matches> {
  if (onlyStages(filter)) {
    const tallies = await readTallies(tx)
    return { total: (filter.status ? [...new Set(filter.status)] : STATUSES).reduce((sum, status) => sum + tallies[status], 0), ids: null }
  }
  if (oneIndex(filter)) {
    const [row] = await tx.$queryRaw<{ count: number }[]>`${PLAN_EACH_TIME}
      SELECT count(*)::int AS count FROM (SELECT 1 FROM staff_registrations r WHERE ${allOf(conditions)} LIMIT ${MOST_BY_INDEX + 1}) f`
    const count = row?.count ?? 0
    return { total: count > MOST_BY_INDEX ? null : count, ids: null }
  }
  const [row] = await tx.$queryRaw<{ ids: string[] | null }[]>`${PLAN_EACH_TIME}
    SELECT array_agg(f.id) AS ids FROM (SELECT r.id FROM staff_registrations r WHERE ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f`
  const ids = row?.ids ?? []
  return ids.length > MOST_COUNTED ? { total: null, ids: null } : { total: ids.length, ids }
}

/** How many fit the filter. @returns null when there are more than would be counted: at least `MOST_COUNTED` */
export const countMatches = async (tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<number | null> => (await findMatches(tx, filter, conditions)).total

/**
 * What of each stage fits the filter, for the columns of the board.
 *
 * @returns totals that are exact where only stages are asked for, else up to `MOST_COUNTED`; one more stands for "more than that"
 */
export async function findStages(tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<StageMatches> {
  if (onlyStages(filter)) return matchesOf(onlyAsked(await readTallies(tx), filter))
  const few = await tx.$queryRaw<{ status: RegistrationStatus; count: number; ids: string[] }[]>`${PLAN_EACH_TIME}
    SELECT f.status::text, count(*)::int AS count, array_agg(f.id) AS ids FROM (
      SELECT r.status, r.id FROM staff_registrations r WHERE ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f GROUP BY f.status`
  if (few.reduce((sum, { count }) => sum + count, 0) <= MOST_COUNTED) return { ...matchesOf(filled([])), ...Object.fromEntries(few.map(({ status, count, ids }) => [status, { total: count, ids }])) }
  // Each stage by itself, so that each is planned for as many as it holds.
  const each = STATUSES.map(
    (status) => Prisma.sql`(SELECT ${status} AS status, count(*)::int AS count FROM (
      SELECT 1 FROM staff_registrations r WHERE r.status = ${status}::registration_status AND ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f)`,
  )
  return matchesOf(filled(await tx.$queryRaw<{ status: RegistrationStatus; count: number }[]>`${PLAN_EACH_TIME} ${Prisma.join(each, ' UNION ALL ')}`))
}

const matchesOf = (counts: StatusCounts): StageMatches => Object.fromEntries(STATUSES.map((status) => [status, { total: counts[status], ids: null }])) as StageMatches

/** How many of each stage fit the filter, as `findStages` counts them. */
export async function countStages(tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<StatusCounts> {
  const found = await findStages(tx, filter, conditions)
  return filled(STATUSES.map((status) => ({ status, count: found[status].total })))
}

const onlyAsked = (tallies: StatusCounts, { status }: RegistrationFilter): StatusCounts =>
  status ? filled(status.map((each) => ({ status: each, count: tallies[each] }))) : tallies
