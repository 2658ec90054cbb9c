import { colleagueNow, type Order } from '@/lib/auth/colleague'
import { plainRefusalOf } from '@/lib/auth/refusal'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now, SECOND } from '@/lib/core/clock'
import { inStaff, inSystem, type Tx } from '@/lib/core/db'
import { AppError, refusedBy } from '@/lib/core/errors'
import { logger } from '@/lib/core/logger'
import type { RunStop } from '@/lib/generated/prisma/enums'
import { toBulkError, type BulkError } from '../bulk'
import { bulkAction, type BulkAction } from '../care-schema'
import { carryOut, type Chosen } from '../carry-out'
import { moveRefusals } from '../move-registration'
import { enqueueRun } from './enqueue-run'
import { requireRun } from './start-run'

/** How long one slice lasts; then the next run has its turn, and a worker that is asked to stop can. */
const SLICE_MS = 3 * SECOND
/** Few at a time: others work with the same database. */
const TOGETHER = 4

interface Run extends Order {
  id: string
  action: BulkAction
}

/**
 * Works off a slice of a run, as the colleague who asked for it last and by what they, and their key, may at this moment. Each registration is
 * one transaction that also writes down what became of it, so that a crash, a second worker and a second try do nothing
 * twice. Asks for the next slice while something is left.
 *
 * @throws what keeps the database from working; the job is tried again and goes on where it stopped
 * @see T1-20, PIPE-13
 */
export async function workRun(runId: string, sliceMs = SLICE_MS): Promise<void> {
  const until = performance.now() + sliceMs
  let position = 0
  do {
    // Read anew each time: it may have been stopped meanwhile, and gone on with in another name.
    const run = await readRun(runId)
    if (!run) return
    const actor = await mayGoOn(run)
    if (!actor) return stopWork(run, 'not_allowed')
    const lines = await openLines(run.id, position)
    if (lines.length === 0) {
      // Lines before may be in another worker's hands, or this one's own earlier try.
      if (position === 0) return endRun(runId)
      position = 0
      continue
    }
    await Promise.all(lines.map((line) => workLine(run, actor, line)))
    position = lines.at(-1)?.position ?? 0
  } while (performance.now() < until)
  await inSystem((tx) => enqueueRun(tx, runId))
}

async function readRun(id: string): Promise<Run | null> {
  const found = await inSystem((tx) => tx.bulkRun.findFirst({ where: { id, state: 'running' }, select: { action: true, createdBy: true, orderedBy: true, keyId: true, requestId: true } }))
  return found && { id, action: bulkAction.parse(found.action), userId: found.orderedBy ?? found.createdBy, keyId: found.keyId, requestId: found.requestId }
}

/** The colleague, if they may still do this; asked for every few registrations, because a role can go at any moment. */
async function mayGoOn(run: Run): Promise<StaffActor | null> {
  const actor = await colleagueNow(run)
  if (!actor) return null
  try {
    requireRun(actor, run.action)
    return actor
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

type Line = Chosen & { position: number }

const openLines = (runId: string, after: number): Promise<Line[]> =>
  inSystem(
    (tx) => tx.$queryRaw<Line[]>`SELECT position, registration_id AS id, number, expected::text AS status FROM bulk_run_lines
      WHERE run_id = ${runId}::uuid AND done_at IS NULL AND position > ${after} ORDER BY position LIMIT ${TOGETHER}`,
  )

async function workLine(run: Run, actor: StaffActor, line: Line): Promise<void> {
  try {
    await inStaff(actor, async (tx) => {
      if (!(await takeLine(tx, run, line))) return
      await carryOut(tx, actor, line, run.action)
      await writeOutcome(tx, run.id, line, null)
    }).catch(refusedBy(moveRefusals))
  } catch (error) {
    const refusal = plainRefusalOf(error, run.requestId)
  // No refusal of this registration: the job comes again and finds the line open.
    if (refusal.code === 'TRY_AGAIN') throw error
    await inStaff(actor, async (tx) => {
      if (await takeLine(tx, run, line)) await writeOutcome(tx, run.id, line, toBulkError(refusal))
    })
  }
}

/**
 * Holds an open line of a run that goes on until the transaction ends. The run is held as well, in common with other
 * lines: whoever stops it waits for those at hand, and none begins afterwards.
 *
 * @returns false when it is done, in another worker's hands, or its run has ended or goes on by another order
 */
async function takeLine(tx: Tx, { id: runId, requestId }: Run, { position }: Line): Promise<boolean> {
  const [isOn] = await tx.$queryRaw<object[]>`SELECT 1 FROM bulk_runs WHERE id = ${runId}::uuid AND state = 'running' AND request_id = ${requestId} FOR SHARE`
  if (!isOn) return false
  const [line] = await tx.$queryRaw<object[]>`SELECT 1 FROM bulk_run_lines WHERE run_id = ${runId}::uuid AND position = ${position} AND done_at IS NULL FOR UPDATE SKIP LOCKED`
  return line !== undefined
}

const writeOutcome = (tx: Tx, runId: string, { position }: Line, error: BulkError | null): Promise<number> =>
  tx.$executeRaw`UPDATE bulk_run_lines SET done_at = ${now()}::timestamptz, error = ${error && JSON.stringify(error)}::jsonb WHERE run_id = ${runId}::uuid AND position = ${position}`

/** Ends a run whose lines are all done. */
async function endRun(id: string): Promise<void> {
  await inSystem(
    (tx) => tx.$executeRaw`UPDATE bulk_runs SET state = 'done', ended_at = ${now()}::timestamptz
      WHERE id = ${id}::uuid AND state = 'running' AND NOT EXISTS (SELECT 1 FROM bulk_run_lines WHERE run_id = ${id}::uuid AND done_at IS NULL)`,
  )
}

async function stopWork({ id, requestId }: Run, by: RunStop): Promise<void> {
  await inSystem(async (tx) => {
    const [isOn] = await tx.$queryRaw<object[]>`SELECT 1 FROM bulk_runs WHERE id = ${id}::uuid AND request_id = ${requestId} FOR UPDATE`
    if (!isOn || !(await writeStop(tx, id, by))) return
    logger.warn({ run: id }, 'a run was stopped: who asked for it, or their key, may no longer do this')
    await record(tx, { type: 'system', name: 'work-run' }, 'registrations.run_stopped', { type: 'bulk_run', id, accountId: null }, { by })
  })
}

/** Ends a run before its end. Waits for the registrations at hand. @returns false when it has ended already */
export const writeStop = async (tx: Tx, id: string, by: RunStop): Promise<boolean> =>
  (await tx.$executeRaw`UPDATE bulk_runs SET state = 'stopped', stopped_by = ${by}::run_stop, ended_at = ${now()}::timestamptz WHERE id = ${id}::uuid AND state = 'running'`) > 0
