import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { bulkAction } from '../care-schema'
import { enqueueRun } from './enqueue-run'
import { requireRun } from './start-run'

/**
 * Goes on with a run that was stopped: the registrations that are left, each by the stage that it had when the run began.
 * From now on it goes by what this colleague may. Twice is once, and one that goes on or has ended stays as it is.
 *
 * @throws NOT_FOUND; FORBIDDEN where the actor could not have begun it
 * @see PIPE-13
 */
export const goOnWithRun = (actor: StaffActor, { id }: { id: string }): Promise<{ id: string }> =>
  inStaff(actor, async (tx) => {
    const run = await tx.bulkRun.findUnique({ where: { id }, select: { action: true } })
    if (!run) throw notFound('This run')
    requireRun(actor, bulkAction.parse(run.action))
    const again = await tx.bulkRun.updateMany({
      where: { id, state: 'stopped' },
      data: { state: 'running', stoppedBy: null, endedAt: null, orderedBy: actor.userId, keyId: actor.keyId, requestId: actor.requestId },
    })
    if (again.count === 0) return { id }
    await record(tx, actor, 'registrations.run_gone_on', { type: 'bulk_run', id, accountId: null })
    await enqueueRun(tx, id)
    return { id }
  })
