import type { StaffActor } from '@/lib/core/actor'
import { csvFile } from '@/lib/core/csv-file'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { fromLineCursor, pageBy, toLineCursor } from '@/lib/core/keyset'
import { streamRows } from '@/lib/core/stream-rows'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RunState, RunStop } from '@/lib/generated/prisma/enums'
import { runs as words } from '@/lib/messages/en/runs'
import type { BulkError } from '../bulk'
import { bulkAction, type BulkAction } from '../care-schema'
import { reasonOf, type Outcome, type RunLinesQuery } from './schema'

/** A run as lists and its page show it. */
export interface RunRow {
  id: string
  action: BulkAction
  state: RunState
  stoppedBy: RunStop | null
  total: number
  /** Carried out, and refused; what is neither is still open. */
  done: number
  refused: number
  byName: string
  /** The name of whom they are assigned to, for such a run. */
  assigneeName: string | null
  createdAt: Date
  endedAt: Date | null
}

export interface RunLine {
  position: number
  id: string
  number: string | null
  /** Whose registration it is now; null where it is not here. */
  name: string | null
  outcome: Outcome
  error: BulkError | null
}

const LATEST = 20

const runRows = async (tx: Tx, rest: Prisma.Sql): Promise<RunRow[]> => {
  const rows = await tx.$queryRaw<RunRow[]>`
    SELECT r.id, r.action, r.state::text, r.stopped_by::text AS "stoppedBy", r.total, r.created_at AS "createdAt", r.ended_at AS "endedAt", u.name AS "byName", c.done, c.refused,
      (SELECT name FROM users WHERE id = (r.action ->> 'assignee_id')::uuid) AS "assigneeName"
    FROM bulk_runs r JOIN users u ON u.id = r.created_by
    CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE done_at IS NOT NULL AND error IS NULL))::int AS done, (count(*) FILTER (WHERE error IS NOT NULL))::int AS refused
      FROM bulk_run_lines l WHERE l.run_id = r.id) c ${rest}`
  return rows.map((row) => ({ ...row, action: bulkAction.parse(row.action) }))
}

/** The latest runs of all colleagues, the newest first. */
export const latestRuns = (actor: StaffActor): Promise<RunRow[]> => inStaff(actor, (tx) => runRows(tx, Prisma.sql`ORDER BY r.created_at DESC, r.id DESC LIMIT ${LATEST}`))

const OUTCOME_SQL: Readonly<Record<Outcome, Prisma.Sql>> = {
  done: Prisma.sql`AND l.done_at IS NOT NULL AND l.error IS NULL`,
  refused: Prisma.sql`AND l.error IS NOT NULL`,
  open: Prisma.sql`AND l.done_at IS NULL`,
}

/**
 * A run with a page of its registrations, in the order in which they are worked off.
 *
 * @throws NOT_FOUND, also when it was swept away; VALIDATION on `cursor`
 */
export const getRun = (actor: StaffActor, id: string, { outcome, cursor, limit }: RunLinesQuery): Promise<RunRow & { lines: RunLine[]; nextCursor: string | null }> =>
  inStaff(actor, async (tx) => {
    const [found] = await runRows(tx, Prisma.sql`WHERE r.id = ${id}::uuid`)
    if (!found) throw notFound('This run')
    const lines = await tx.$queryRaw<RunLine[]>`
      SELECT l.position, l.registration_id AS id, l.number, r.full_name AS name, l.error, CASE WHEN l.error IS NOT NULL THEN 'refused' WHEN l.done_at IS NULL THEN 'open' ELSE 'done' END AS outcome
      FROM bulk_run_lines l LEFT JOIN registrations r ON r.id = l.registration_id
      WHERE l.run_id = ${id}::uuid AND l.position > ${fromLineCursor(cursor)} ${outcome ? OUTCOME_SQL[outcome] : Prisma.empty} ORDER BY l.position LIMIT ${limit + 1}`
    const { rows, nextCursor } = pageBy(lines, limit, ({ position }) => toLineCursor(position))
    return { ...found, lines: rows, nextCursor }
  })

/**
 * The refused registrations of a run, all of them, each with the reason, as a CSV file (PIPE-13).
 *
 * @throws NOT_FOUND
 */
export async function refusedLines(actor: StaffActor, id: string): Promise<string> {
  await getRun(actor, id, { limit: 1 })
  const { number, id: idColumn, code, reason } = words.file
  const lines: string[][] = [[number, idColumn, code, reason]]
  const rows = streamRows<{ id: string; number: string | null; error: BulkError }>(
    actor,
    Prisma.sql`SELECT registration_id AS id, number, error FROM bulk_run_lines WHERE run_id = ${id}::uuid AND error IS NOT NULL ORDER BY position`,
  )
  for await (const batch of rows) for (const { number: shown, error, ...line } of batch) lines.push([shown ?? '', line.id, error.code, reasonOf(error)])
  return csvFile(lines)
}
