import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { validation } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { tell } from '@/lib/registrations/tell'
import { activateInstalled } from '@/lib/subscriptions/activate-installed'
import { release } from '@/lib/visits/book'
import { commandOn } from './command'
import { moveInstallation } from './move-installation'
import { UNDER_WAY } from './policy'
import { putBack } from './put-back'
import { tellWithdrawn } from './tell-withdrawn'
import type { Fail, InstallationAnswer, PlainCommand, WithReason } from './schema'

/**
 * The work is done: the account is active from now on, its subscription's period begins and the customer is told, all in
 * one transaction. A visit's time that still lies ahead is given back. That the mandatory items are done is judged by the
 * database.
 *
 * Of many who complete at once one is the first; for all others the job is completed already (T1-25).
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is not in progress or mandatory items are open; FORBIDDEN
 * @see PIPE-10
 */
export const completeInstallation = (actor: StaffActor, { id, expected_status }: PlainCommand): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    const at = now()
    const before = await tx.installationEvent.count({ where: { installationId: id, kind: 'completed' } })
    await moveInstallation(tx, actor, job, { to: 'completed', from: ['in_progress'], expected: expected_status, set: Prisma.sql`completed_at = ${at}::timestamptz` })
    const ahead = await tx.booking.findFirst({ where: { installationId: id, releasedAt: null, startsAt: { gt: at } }, select: { id: true } })
    if (ahead) await release(tx, { bookingId: ahead.id })
    // A job that was reopened and is completed again is no second beginning.
    if (before > 0) return
    await activateInstalled(tx, actor, { accountId: job.accountId, at })
    if (!job.registrationId) return
    const account = await tx.account.findUniqueOrThrow({ where: { id: job.accountId }, select: { name: true, slug: true } })
    await tell(tx, 'activated', job.registrationId, { accountId: job.accountId, accountName: account.name, accountSlug: account.slug })
  })

/**
 * The visit came to nothing, for a reason of the list. Its time is given back, and the customer is told so, also after
 * it; the technician stays named until the job is planned again.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when nobody is on it; FORBIDDEN; VALIDATION on `reason_id`
 * @see PIPE-10
 */
export const failInstallation = (actor: StaffActor, { id, expected_status, reason_id, note }: Fail): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    // One that was taken off the list meanwhile still counts: a phone may have shown it hours ago.
    const reason = await tx.reason.findFirst({ where: { id: reason_id, kind: 'failed' } })
    if (!reason) throw validation({ reason_id: [say.unknownReason] })
    const why = note ? `${reason.text}: ${note}` : reason.text
    await moveInstallation(tx, actor, job, { to: 'failed', from: ['assigned', 'in_progress'], expected: expected_status, reason: why, data: { reason_id } })
    const visit = await release(tx, { installationId: id })
    if (!job.registrationId) return
    await tell(tx, 'installation_failed', job.registrationId)
    if (visit) await tell(tx, 'visit_withdrawn', job.registrationId, visit)
  })

/**
 * Nothing will be installed, the visit's time is given back, and whoever waits for it is told. The account stays as it
 * is; one that waits for this installation goes on waiting until it is opened again (`reopenInstallation`) and done.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it has ended; FORBIDDEN; VALIDATION on `reason`
 */
export const cancelInstallation = (actor: StaffActor, { id, expected_status, reason }: WithReason): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    await moveInstallation(tx, actor, job, { to: 'cancelled', from: [...UNDER_WAY, 'failed'], expected: expected_status, reason })
    await tellWithdrawn(tx, job, await release(tx, { installationId: id }))
  })

/**
 * A completed job was not done after all: it is in progress again, and the account stays active, because what the customer
 * was given is not taken back. A cancelled job is wanted after all: it is open again, to be planned, with a new clock.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is neither completed nor cancelled; FORBIDDEN; VALIDATION on `reason`
 * @see T1-25
 */
export const reopenInstallation = (actor: StaffActor, { id, expected_status, reason }: WithReason): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    if (job.status === 'cancelled') await putBack(tx, actor, job, { from: ['cancelled'], expected: expected_status, reason })
    else await moveInstallation(tx, actor, job, { to: 'in_progress', from: ['completed'], expected: expected_status, reason, set: Prisma.sql`completed_at = NULL` })
  })
