import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { conflict, forbidden, type AppError } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { commandOn } from './command'
import { eventWrite, moveInstallation, movedMeanwhile, type LockedInstallation } from './move-installation'
import { mayWorkOn } from './policy'
import type { InstallationAnswer, PlainCommand } from './schema'

/**
 * The technician begins. The first start counts; a job that was reopened keeps it.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is not assigned; FORBIDDEN for somebody else's job
 */
export const startInstallation = (actor: StaffActor, { id, expected_status }: PlainCommand): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, (tx, job) =>
    moveInstallation(tx, actor, job, { to: 'in_progress', from: ['assigned'], expected: expected_status, set: Prisma.sql`started_at = coalesce(started_at, ${now()}::timestamptz)` }),
  )

/**
 * The work rests, for example because a part is missing. While it does the job is neither late nor due (T1-24).
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is not in progress or paused already; FORBIDDEN
 */
export const pauseInstallation = (actor: StaffActor, { id, expected_status }: PlainCommand): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, (tx, job) => {
    requireRunning(actor, job, expected_status)
    if (job.pausedAt) throw atRest(job, say.alreadyPaused)
    return rest(tx, actor, job, 'paused', now())
  })

/**
 * The work goes on.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is not paused; FORBIDDEN
 */
export const resumeInstallation = (actor: StaffActor, { id, expected_status }: PlainCommand): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, (tx, job) => {
    requireRunning(actor, job, expected_status)
    if (!job.pausedAt) throw atRest(job, say.notPaused)
    return rest(tx, actor, job, 'resumed', null)
  })

/**
 * Refuses work on a job that is not in progress, or not the actor's to work on.
 *
 * @throws STATUS_CHANGED, CONFLICT, FORBIDDEN
 */
export function requireRunning(actor: StaffActor, job: LockedInstallation, expected?: LockedInstallation['status']): void {
  if (!mayWorkOn(actor, job)) throw forbidden()
  if (expected !== undefined && expected !== job.status) throw movedMeanwhile(job.status)
  if (job.status !== 'in_progress') throw atRest(job, say.notRunning)
}

const atRest = (job: LockedInstallation, message: string): AppError => conflict(message, { details: { live_status: job.status } })

async function rest(tx: Tx, actor: StaffActor, job: LockedInstallation, kind: 'paused' | 'resumed', pausedAt: Date | null): Promise<void> {
  await writeTogether(tx, {
    rested: Prisma.sql`UPDATE installations SET paused_at = ${pausedAt}::timestamptz, updated_at = ${now()}::timestamptz, version = version + 1 WHERE id = ${job.id}::uuid`,
    event: eventWrite(actor, job, { kind }),
  })
}
