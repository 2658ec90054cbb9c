import { record } from '@/lib/audit/record'
import { requireStaffPermission } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { bulkEach, type BulkResult } from '../bulk'
import type { BulkAction, BulkBody } from '../care-schema'
import { requireBulk, type Chosen } from '../carry-out'
import { chooseRegistrations } from '../choose-registrations'
import { enqueueRun } from './enqueue-run'
import { RUN_FROM, RUN_MOST } from './schema'

/**
 * Does one thing with many registrations: few at once, more as a run in the background. Which they are, and the stage
 * that each of them had, is settled here and now; what fits the filter later is not touched.
 *
 * @returns what became of each, or the run to look at
 * @throws FORBIDDEN; VALIDATION on `filter` when more than `RUN_MOST` fit
 * @see PIPE-13
 */
export async function bulkOrRun(actor: StaffActor, { ids, filter, action }: BulkBody): Promise<{ results: BulkResult[] } | { runId: string }> {
  requireRun(actor, action)
  const { chosen, runId } = await inStaff(actor, async (tx) => {
    const fit = await chooseRegistrations(tx, { ids, filter }, RUN_MOST)
    return { chosen: fit, runId: fit.length > RUN_FROM ? await writeRun(tx, actor, fit, action) : null }
  })
  return runId === null ? { results: await bulkEach(actor, chosen, action) } : { runId }
}

/**
 * Who may begin a run, and for whom it goes on: asked at its start and again all along.
 *
 * @throws FORBIDDEN
 */
export function requireRun(actor: StaffActor, action: BulkAction): void {
  requireStaffPermission(actor, 'registrations:update')
  requireBulk(actor, action)
}

/** The run, its lines and its job stand or fall together. */
async function writeRun(tx: Tx, actor: StaffActor, chosen: readonly Chosen[], action: BulkAction): Promise<string> {
  const id = newId()
  const total = chosen.length
  await tx.bulkRun.create({ data: { id, action, total, createdBy: actor.userId, keyId: actor.keyId, requestId: actor.requestId, createdAt: now() }, select: { id: true } })
  await tx.$executeRaw`INSERT INTO bulk_run_lines (run_id, position, registration_id, number, expected)
    SELECT ${id}::uuid, l.ordinality, (l.line ->> 'id')::uuid, l.line ->> 'number', (l.line ->> 'status')::registration_status
    FROM jsonb_array_elements(${JSON.stringify(chosen)}::jsonb) WITH ORDINALITY AS l (line, ordinality)`
  await record(tx, actor, 'registrations.run_started', { type: 'bulk_run', id, accountId: null }, { action: action.type, total })
  await enqueueRun(tx, id)
  return id
}
