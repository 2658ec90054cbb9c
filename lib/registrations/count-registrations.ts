import { Prisma } from '@/lib/generated/prisma/client'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { allOf } from './filter-sql'
import type { RegistrationFilter } from './schema'

/** The most that is counted row by row; a larger number is only said to be larger. */
export const MOST_COUNTED = 10_000

/** How many registrations stand in each stage. */
export type StatusCounts = Record<RegistrationStatus, number>

const STATUSES = Object.values(RegistrationStatus)
const filled = (rows: readonly { status: RegistrationStatus; count: number }[]): StatusCounts => {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as StatusCounts
  for (const { status, count } of rows) counts[status] = count
  return counts
}

/** Does the filter ask for nothing but stages? Then no row has to be counted. */
const onlyStages = ({ status: _, ...rest }: RegistrationFilter): boolean => Object.values(rest).every((value) => value === undefined || value === '')

/** The numbers of all stages, exact, from notes that every change of the table leaves. */
export async function readTallies(tx: Tx): Promise<StatusCounts> {
  return filled(await tx.$queryRaw<{ status: RegistrationStatus; count: number }[]>`
    SELECT status::text, sum(change)::int AS count FROM registration_tallies GROUP BY status`)
}

/**
 * How many fit the filter.
 *
 * @param conditions the filter in SQL
 * @returns null when there are more than `MOST_COUNTED` that would have to be counted
 */
export async function countMatches(tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<number | null> {
  if (onlyStages(filter)) {
    const tallies = await readTallies(tx)
    return (filter.status ? [...new Set(filter.status)] : STATUSES).reduce((sum, status) => sum + tallies[status], 0)
  }
  const [row] = await tx.$queryRaw<{ count: number }[]>`${PLAN_EACH_TIME}
    SELECT count(*)::int AS count FROM (SELECT 1 FROM staff_registrations r WHERE ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f`
  const count = row?.count ?? 0
  return count > MOST_COUNTED ? null : count
}

/**
 * How many of each stage fit the filter, for the columns of the board.
 *
 * @returns exact up to `MOST_COUNTED`; one more stands for "more than that"
 */
export async function countStages(tx: Tx, filter: RegistrationFilter, conditions: readonly Prisma.Sql[]): Promise<StatusCounts> {
  if (onlyStages(filter)) return onlyAsked(await readTallies(tx), filter)
  const few = await tx.$queryRaw<{ status: RegistrationStatus; count: number }[]>`${PLAN_EACH_TIME}
    SELECT f.status::text, count(*)::int AS count FROM (SELECT r.status FROM staff_registrations r WHERE ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f GROUP BY f.status`
  if (few.reduce((sum, { count }) => sum + count, 0) <= MOST_COUNTED) return filled(few)
  // Each stage by itself, so that each is planned for as many as it holds.
  const each = STATUSES.map(
    (status) => Prisma.sql`(SELECT ${status} AS status, count(*)::int AS count FROM (
      SELECT 1 FROM staff_registrations r WHERE r.status = ${status}::registration_status AND ${allOf(conditions)} LIMIT ${MOST_COUNTED + 1}) f)`,
  )
  return filled(await tx.$queryRaw<{ status: RegistrationStatus; count: number }[]>`${PLAN_EACH_TIME} ${Prisma.join(each, ' UNION ALL ')}`)
}

const onlyAsked = (tallies: StatusCounts, { status }: RegistrationFilter): StatusCounts =>
  status ? filled(status.map((each) => ({ status: each, count: tallies[each] }))) : tallies
