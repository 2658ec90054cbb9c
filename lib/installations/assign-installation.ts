import { Prisma } from '@/lib/generated/prisma/client'
import type { InstallationStatus } from '@/lib/generated/prisma/enums'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { MINUTE, now } from '@/lib/core/clock'
import { conflict, forbidden } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { tell } from '@/lib/registrations/tell'
import { rebook } from '@/lib/visits/book'
import { spanText } from '@/lib/visits/span-text'
import { commandOn } from './command'
import { eventWrite, moveInstallation, movedMeanwhile } from './move-installation'
import { putBack } from './put-back'
import { tellWithdrawn } from './tell-withdrawn'
import type { Assign, InstallationAnswer, PlainCommand } from './schema'

/**
 * Gives a job to a technician for a window, or another technician or window to a job that has one. A failed job is put
 * back first: that is how a visit is planned again (PIPE-10). Whether the technician has time is judged by the database.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; FORBIDDEN; CONFLICT once the work has begun or ended, or the visit was moved since
 *   `expected_starts_at` was read; and what `book` throws: at `starts_at` for a time that is taken or a day that is full,
 *   at `technician_id` for somebody who makes no visits
 */
export const assignInstallation = (actor: StaffActor, { id, technician_id: technicianId, starts_at: startsAt, ends_at, expected_status: expected, expected_starts_at: seen }: Assign): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, held) => {
    if (expected !== undefined && expected !== held.status) throw movedMeanwhile(held.status)
    if (!can(actor, 'installations:assign')) throw forbidden()
    if (!PLANNABLE.has(held.status)) throw conflict(say.notAssignable, { details: { live_status: held.status } })
    const job = held.status === 'failed' ? (await putBack(tx, actor, held, { from: ['failed'] })).job : held
    const endsAt = ends_at ?? new Date(startsAt.getTime() + job.minutes * MINUTE)
    const { before } = await rebook(tx, { kind: 'installation', installationId: id, technicianId, startsAt, endsAt, by: actor.actorId })
    if (seen && before && seen.getTime() !== before.startsAt.getTime()) throw conflict(visitWords.errors.moved(await spanText(tx, before)), { details: { starts_at: before.startsAt.toISOString() } })
    const data = { technician_id: technicianId, starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() }
    if (job.status === 'open') {
      await moveInstallation(tx, actor, job, { to: 'assigned', from: ['open'], data, set: Prisma.sql`technician_id = ${technicianId}::uuid` })
    } else {
      await writeTogether(tx, {
        replanned: Prisma.sql`UPDATE installations SET technician_id = ${technicianId}::uuid, updated_at = ${now()}::timestamptz, version = version + 1 WHERE id = ${id}::uuid`,
        event: eventWrite(actor, job, { kind: 'rescheduled', data }),
      })
    }
    const isFirst = before === null && held.status === 'open'
    if (job.registrationId) await tell(tx, isFirst ? 'installation_scheduled' : 'installation_moved', job.registrationId, { startsAt, endsAt })
  })

const PLANNABLE: ReadonlySet<InstallationStatus> = new Set(['open', 'assigned', 'failed'])

/**
 * Takes the technician and the time off a job again, or puts a failed one back to be planned. Whoever waits for the visit
 * is told.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; FORBIDDEN; CONFLICT in any other state
 */
export const unassignInstallation = (actor: StaffActor, { id, expected_status }: PlainCommand): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    const { visit } = await putBack(tx, actor, job, { from: ['assigned', 'failed'], expected: expected_status })
    await tellWithdrawn(tx, job, visit)
  })
