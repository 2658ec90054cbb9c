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
import type { Fail, InstallationAnswer, PlainCommand, WithReason } from './schema'

/**
 * The work is done: the account is active from now on, its subscription's period begins and the customer is told, all in
 * one transaction. That the mandatory items are done is judged by the database.
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
    // A job that was reopened and is completed again is no second beginning.
    if (before > 0) return
    await activateInstalled(tx, actor, { accountId: job.accountId, at })
    if (!job.registrationId) return
    const account = await tx.account.findUniqueOrThrow({ where: { id: job.accountId }, select: { name: true, slug: true } })
    await tell(tx, 'activated', job.registrationId, { accountId: job.accountId, accountName: account.name, accountSlug: account.slug })
  })

/**
 * The visit came to nothing, for a reason of the list. Its time is given back; the technician stays named until the job is
 * planned again.
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
    await release(tx, { installationId: id })
    if (job.registrationId) await tell(tx, 'installation_failed', job.registrationId)
  })

/**
 * Nothing will be installed. The account stays as it is; what becomes of it is decided there.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it has ended; FORBIDDEN; VALIDATION on `reason`
 */
export const cancelInstallation = (actor: StaffActor, { id, expected_status, reason }: WithReason): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, async (tx, job) => {
    await moveInstallation(tx, actor, job, { to: 'cancelled', from: [...UNDER_WAY, 'failed'], expected: expected_status, reason })
    await release(tx, { installationId: id })
  })

/**
 * A completed job was not done after all. The account stays active: what the customer was given is not taken back.
 *
 * @throws NOT_FOUND; STATUS_CHANGED; CONFLICT when it is not completed; FORBIDDEN; VALIDATION on `reason`
 * @see T1-25
 */
export const reopenInstallation = (actor: StaffActor, { id, expected_status, reason }: WithReason): Promise<Once<InstallationAnswer>> =>
  commandOn(actor, id, (tx, job) =>
    moveInstallation(tx, actor, job, { to: 'in_progress', from: ['completed'], expected: expected_status, reason, set: Prisma.sql`completed_at = NULL` }),
  )
