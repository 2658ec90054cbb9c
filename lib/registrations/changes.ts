import type { StaffActor } from '@/lib/core/actor'
import { inStaff, PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { SECOND } from '@/lib/core/clock'
import { readOrganisation } from '@/lib/organisation/calendar'
import { countStages, type StatusCounts } from './count-registrations'
import { allOf, filterSql } from './filter-sql'
import type { ChangesQuery } from './schema'
import { BESIDE_ROW, ROW_COLUMNS, type RegistrationRow } from './select-registrations'

/** About the most rows that one answer brings, the next one brings the rest: it ends with all that have the last one's time. */
const MOST_ROWS = 500
// A change becomes visible when its transaction ends, which is at most this much after its time was written: so much is
// looked at again each time. Whoever listens must bear hearing of a row twice.
const OVERLAP_MS = 15 * SECOND

interface Changes {
  rows: (RegistrationRow & { matches: boolean })[]
  /** Empty when no row is told of. */
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
      FROM (SELECT r.*, coalesce((${allOf(conditions)}), false) AS matches FROM staff_registrations r WHERE r.updated_at > ${new Date(since.getTime() - OVERLAP_MS)}::timestamptz ORDER BY r.updated_at FETCH FIRST (${MOST_ROWS}::int) ROWS WITH TIES) r
      ${BESIDE_ROW} ORDER BY r.updated_at, r.id`
    const counts = rows.length === 0 ? {} : await countStages(tx, filter, conditions)
    return { rows, counts, now: await goOnFrom(tx, rows.length >= MOST_ROWS ? rows.at(-1)?.updatedAt : undefined) }
  })

/**
 * By the database's clock, which also wrote the times that are compared. Behind a full answer the next one begins where
 * this one ends, even if that makes a time to come of it: with the overlap it would begin with the same rows again.
 *
 * @param shownUntil where the rows end, when not all were shown
 */
async function goOnFrom(tx: Tx, shownUntil: Date | undefined): Promise<Date> {
  if (shownUntil) return new Date(shownUntil.getTime() + OVERLAP_MS)
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  return row?.now ?? new Date(0)
}
