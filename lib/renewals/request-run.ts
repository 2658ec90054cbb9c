import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'

/**
 * Asks for a run now. The worker carries it out; its row says when, and what came of it. Asking again while one waits
 * answers with that one, so a second click costs nothing. The wrapper has checked `renewals:manage`.
 *
 * @returns the run's id
 * @see T1-28
 */
export const requestRun = (actor: StaffActor): Promise<{ id: string }> =>
  inStaff(actor, async (tx) => {
    const id = newId()
    const isOurs = await tx.$executeRaw`INSERT INTO renewal_runs (id, requested_by, requested_at) VALUES (${id}::uuid, ${actor.userId}::uuid, ${now()}::timestamptz) ON CONFLICT ((true)) WHERE started_at IS NULL DO NOTHING`
    if (isOurs === 0) {
      // It may have begun in between; then it is the newest that somebody asked for.
      return tx.renewalRun.findFirstOrThrow({ where: { requestedBy: { not: null } }, orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }], select: { id: true } })
    }
    await tx.$executeRaw`SELECT enqueue('renew', json_build_object('runId', ${id}::text), ${`renew:${id}`})`
    await record(tx, actor, 'renewals.requested', { type: 'renewal_run', id, accountId: null })
    return { id }
  })
