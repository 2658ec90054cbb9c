import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { renewals as words } from '@/lib/messages/en/renewals'

/**
 * Asks for a run now. The worker carries it out; the row says when, and what came of it. The wrapper has checked
 * `renewals:manage`.
 *
 * @throws CONFLICT while a run waits that somebody asked for before.
 * @see T1-28
 */
export const requestRun = (actor: StaffActor): Promise<{ id: string }> =>
  inStaff(actor, async (tx) => {
    const id = newId()
    await tx.renewalRun.create({ data: { id, requestedBy: actor.userId, requestedAt: now() }, select: { id: true } })
    await tx.$executeRaw`SELECT enqueue('renew', json_build_object('runId', ${id}::text), ${`renew:${id}`})`
    await record(tx, actor, 'renewals.requested', { type: 'renewal_run', id, accountId: null })
    return { id }
  }).catch(refusedBy({ renewal_runs_waiting_key: () => conflict(words.errors.waiting) }))
