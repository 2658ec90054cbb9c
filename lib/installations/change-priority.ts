import { Prisma } from '@/lib/generated/prisma/client'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { conflict, forbidden } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { commandOn } from './command'
import { dueOf } from './due'
import { eventWrite } from './move-installation'
import { UNDER_WAY } from './policy'
import type { ChangePriority, InstallationAnswer } from './schema'

/**
 * Makes a job more or less pressing. Its clock keeps the moment at which it began, so the due time is what it had been
 * with this priority from the start (T1-24); who was warned before is warned anew.
 *
 * @throws NOT_FOUND; FORBIDDEN; CONFLICT once the job has ended
 */
export const changePriority = (actor: StaffActor, { id, priority }: ChangePriority): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    if (!can(actor, 'installations:assign')) throw forbidden()
    if (!UNDER_WAY.includes(job.status)) throw conflict(say.ended, { details: { live_status: job.status } })
    if (job.priority === priority) return
    const due = await dueOf(tx, priority, (await clockStart(tx, id)) ?? now())
    await writeTogether(tx, {
      changed: Prisma.sql`UPDATE installations SET priority = ${priority}::job_priority, due_soon_at = ${due?.dueSoonAt ?? null}::timestamptz, due_at = ${due?.dueAt ?? null}::timestamptz,
        warned_at = NULL, updated_at = ${now()}::timestamptz, version = version + 1 WHERE id = ${id}::uuid`,
      event: eventWrite(actor, job, { kind: 'prioritised', data: { before: job.priority, after: priority } }),
    })
  })

/** When a job's clock began: it was opened, or put back after a failure or a cancellation. Taking a visit's time off starts none. */
async function clockStart(tx: Tx, installationId: string): Promise<Date | null> {
  const { _max: began } = await tx.installationEvent.aggregate({
    where: { installationId, OR: [{ kind: 'opened' }, { kind: 'open', fromStatus: { in: ['failed', 'cancelled'] } }] },
    _max: { createdAt: true },
  })
  return began.createdAt
}
