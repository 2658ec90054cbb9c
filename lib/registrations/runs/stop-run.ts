import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { writeStop } from './work-run'

/**
 * Stops a run: the registrations at hand are finished, no other begins. What is done stays done. Twice is once.
 *
 * @throws NOT_FOUND
 */
export const stopRun = (actor: StaffActor, { id }: { id: string }): Promise<{ id: string }> =>
  inStaff(actor, async (tx) => {
    if (!(await tx.bulkRun.findUnique({ where: { id }, select: { id: true } }))) throw notFound('This run')
    if (await writeStop(tx, id, 'asked')) await record(tx, actor, 'registrations.run_stopped', { type: 'bulk_run', id, accountId: null }, { by: 'asked' })
    return { id }
  })
