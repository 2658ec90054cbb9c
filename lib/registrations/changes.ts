import type { StaffActor } from '@/lib/core/actor'
import { inStaff, PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { SECOND } from '@/lib/core/clock'
import { readOrganisation } from '@/lib/organisation/calendar'
import { countStages, type StatusCounts } from './count-registrations'
import { allOf, filterSql } from './filter-sql'
import type { ChangesQuery, RegistrationFilter } from './schema'
import { BESIDE_ROW, ROW_COLUMNS, type RegistrationRow } from './select-registrations'

/** The most rows that one answer brings; the next one brings the rest. */
const MOST_ROWS = 500
// A change becomes visible when its transaction ends, which is at most this much after its time was written: so that
// long is looked at twice. Whoever listens must bear hearing of a row again.
const OVERLAP_MS = 15 * SECOND

export interface Changes {
  rows: (RegistrationRow & { matches: boolean })[]
  /** Empty when nothing changed. */
  counts: Partial<StatusCounts>
  /** Where to go on. */
  now: Date
}

/**
 * What others did since a moment, for screens that stay open (T1-14). Asked for by a colleague's session and answered to
 * nobody else: there is no channel that one could listen in on.
 *
 * @param query `since` is what the answer before said; the filter says which rows belong to the list that is shown
 */
export const readChanges = (actor: StaffActor, { since, ...filter }: ChangesQuery): Promise<Changes> =>
  inStaff(actor, async (tx) => {
    const conditions = filterSql(filter, await readOrganisation(tx))
    const rows = await tx.$queryRaw<(RegistrationRow & { matches: boolean })[]>`${PLAN_EACH_TIME}
      SELECT ${ROW_COLUMNS}, r.matches
      FROM (SELECT r.*, coalesce((${allOf(conditions)}), false) AS matches FROM registrations r WHERE r.updated_at > ${since}::timestamptz ORDER BY r.updated_at, r.id LIMIT ${MOST_ROWS}) r
      ${BESIDE_ROW} ORDER BY r.updated_at, r.id`
    if (rows.length === 0) return { rows, counts: {}, now: since }
    return { rows, counts: await countStages(tx, filter, conditions), now: await goOnFrom(tx, since, rows.length === MOST_ROWS ? rows.at(-1)?.updatedAt : undefined) }
  })

/**
 * The database's clock, which also wrote the times that are compared, less the overlap; never backwards.
 *
 * @param shownUntil where the rows end, when not all were shown
 */
async function goOnFrom(tx: Tx, since: Date, shownUntil: Date | undefined): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const settled = (row?.now.getTime() ?? 0) - OVERLAP_MS
  return new Date(Math.max(since.getTime(), Math.min(settled, shownUntil?.getTime() ?? settled)))
}

/** How many of each stage fit a filter, for the columns of the board; 10 001 stands for more than 10 000. */
export const countByStatus = (actor: StaffActor, filter: RegistrationFilter): Promise<StatusCounts> =>
  inStaff(actor, async (tx) => countStages(tx, filter, filterSql(filter, await readOrganisation(tx))))
