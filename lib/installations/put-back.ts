import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { release, type Booking } from '@/lib/visits/book'
import { dueOf } from './due'
import { moveInstallation, type LockedInstallation, type Move } from './move-installation'

/**
 * Back to open: nobody's, without a time. After a failure or a cancellation the clock starts anew.
 *
 * @param job held by `lockInstallation`
 * @returns the job as it then is, and the visit whose time was given back
 * @throws what `moveInstallation` throws
 */
export async function putBack(tx: Tx, actor: StaffActor, job: LockedInstallation, how: Pick<Move, 'from' | 'expected' | 'reason'>): Promise<{ job: LockedInstallation; visit: Booking | null }> {
  const due = job.status === 'assigned' ? null : await dueOf(tx, job.priority, now())
  const clock = due ? Prisma.sql`, due_soon_at = ${due.dueSoonAt}::timestamptz, due_at = ${due.dueAt}::timestamptz, warned_at = NULL` : Prisma.empty
  await moveInstallation(tx, actor, job, { ...how, to: 'open', set: Prisma.sql`technician_id = NULL${clock}` })
  const visit = await release(tx, { installationId: job.id })
  return { job: { ...job, status: 'open', technicianId: null }, visit }
}
