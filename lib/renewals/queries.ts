import type { StaffActor } from '@/lib/core/actor'
import { HOUR, now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { fromCursor, page } from '@/lib/core/keyset'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RunsQuery } from './schema'
import type { Done } from './run-renewals'

/** How a run stands. `interrupted`: its worker died; the next run went on where it stopped. */
export type RunState = 'waiting' | 'running' | 'interrupted' | 'ended'

export interface RunRow extends Done {
  id: string
  /** When it was asked for, or began. */
  createdAt: Date
  endedAt: Date | null
  state: RunState
  /** Who asked for it; null for the clock. */
  by: string | null
  byClock: boolean
}

/** A run of an hour's schedule that is not over by then has died. */
const LONGEST_MS = 2 * HOUR

/** The runs, the newest first, a page at a time. */
export function listRuns(actor: StaffActor, { cursor, limit }: RunsQuery): Promise<{ rows: RunRow[]; nextCursor: string | null }> {
  const after = cursor ? fromCursor(cursor) : null
  return inStaff(actor, async (tx) => {
    const rows = await tx.$queryRaw<(Omit<RunRow, 'state'> & { startedAt: Date | null })[]>`
      SELECT r.id, r.requested_at AS "createdAt", r.started_at AS "startedAt", r.ended_at AS "endedAt", u.name AS by, r.requested_by IS NULL AS "byClock",
        r.issued, r.extended, r.ended, r.reminded, r.past_due AS "pastDue", r.suspended, r.failed
      FROM renewal_runs r LEFT JOIN users u ON u.id = r.requested_by
      WHERE ${after ? Prisma.sql`(r.requested_at, r.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : Prisma.sql`true`}
      ORDER BY r.requested_at DESC, r.id DESC LIMIT ${limit + 1}`
    return page(rows.map(({ startedAt, ...row }) => ({ ...row, state: stateOf(startedAt, row.endedAt) })), limit)
  })
}

function stateOf(startedAt: Date | null, endedAt: Date | null): RunState {
  if (endedAt) return 'ended'
  if (!startedAt) return 'waiting'
  return now().getTime() - startedAt.getTime() > LONGEST_MS ? 'interrupted' : 'running'
}

/** An account that a run could not renew, with the code of the reason. */
interface FailureRow {
  accountId: string
  accountName: string
  reason: string
}

/** So many are shown; a person who has to help more than that begins with these. */
const FAILURES_SHOWN = 100

/** What a run could not do, by the accounts' names. */
export const listFailures = (actor: StaffActor, runId: string): Promise<FailureRow[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<FailureRow[]>`
      SELECT f.account_id AS "accountId", a.name AS "accountName", f.reason FROM renewal_failures f JOIN accounts a ON a.id = f.account_id
      WHERE f.run_id = ${runId}::uuid ORDER BY a.name, a.id LIMIT ${FAILURES_SHOWN}::int`,
  )
