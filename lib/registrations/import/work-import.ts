import { colleagueNow } from '@/lib/auth/colleague'
import { can } from '@/lib/auth/permissions'
import { record } from '@/lib/audit/record'
import { now, SECOND } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { applyStep } from './apply-import'
import { enqueueImport } from './enqueue-import'
import { judgeImport } from './judge-import'

/** How long one slice lasts; then other long work has its turn, and a worker that is asked to stop can. */
const SLICE_MS = 3 * SECOND

/**
 * Judges or applies a slice of a long import, whichever it is at, and asks for the next one while something is left. Each
 * step is one transaction, so a crash, a second worker and a second try do nothing twice.
 *
 * @throws what keeps the database from working; the job is tried again and goes on where it stopped
 * @see PIPE-16
 */
export async function workImport(id: string, sliceMs = SLICE_MS): Promise<void> {
  const until = performance.now() + sliceMs
  const found = await inSystem((tx) => tx.registrationImport.findUnique({ where: { id }, select: { state: true } }))
  const isLeft = found?.state === 'judging' ? await judgeImport(id, until) : found?.state === 'applying' && (await applySlice(id, until))
  if (isLeft) await inSystem((tx) => enqueueImport(tx, id))
}

/** Applies as the colleague who said so last, and only as long as they, and their key, may. @returns whether something is left */
async function applySlice(id: string, until: number): Promise<boolean> {
  const requestId = newId()
  do {
    const order = await inSystem((tx) => tx.registrationImport.findFirst({ where: { id, state: 'applying' }, select: { appliedBy: true, keyId: true } }))
    if (!order?.appliedBy) return false
    const actor = await colleagueNow({ userId: order.appliedBy, keyId: order.keyId, requestId })
    if (!actor || !can(actor, 'registrations:import')) {
      await inSystem((tx) => stopUnallowed(tx, id, order))
      return false
    }
    if (!(await applyStep(actor, id))) return false
  } while (performance.now() < until)
  return true
}

/** Stops it unless another colleague has gone on with it meanwhile. */
async function stopUnallowed(tx: Tx, id: string, order: { appliedBy: string | null; keyId: string | null }): Promise<void> {
  const stopped = await tx.registrationImport.updateMany({ where: { id, state: 'applying', ...order }, data: { state: 'stopped', workedAt: now() } })
  if (stopped.count > 0) await record(tx, { type: 'system', name: 'work-import' }, 'registrations.import_stopped', { type: 'registration_import', id, accountId: null }, { by: 'not_allowed' })
}
