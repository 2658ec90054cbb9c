import { Prisma } from '@/lib/generated/prisma/client'
import type { InstallationStatus, JobPriority } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { AppError, conflict, forbidden, notFound, refusedBy, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { writeTogether } from '@/lib/core/write-together'
import { statusLook } from '@/lib/core/status-look'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { findMove } from './moves'
import { mayMove, mayWorkOn } from './policy'

/** An installation as use cases need it to decide, held until the transaction ends. */
export interface LockedInstallation {
  id: string
  number: string
  accountId: string
  registrationId: string | null
  status: InstallationStatus
  technicianId: string | null
  priority: JobPriority
  pausedAt: Date | null
  minutes: number
}

/**
 * Holds an installation, so that two who act on it come one after the other.
 *
 * @throws NOT_FOUND
 */
export async function lockInstallation(tx: Tx, id: string): Promise<LockedInstallation> {
  const [job] = await tx.$queryRaw<LockedInstallation[]>`
    SELECT id, number, account_id AS "accountId", registration_id AS "registrationId", status::text, technician_id AS "technicianId", priority::text, paused_at AS "pausedAt", minutes
    FROM installations WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  if (!job) throw notFound('This installation')
  return job
}

/** The refusal of what another colleague was faster with. */
export const movedMeanwhile = (live: InstallationStatus): AppError =>
  new AppError('STATUS_CHANGED', say.movedMeanwhile(statusLook('installation', live).word), { details: { live_status: live } })

export interface Move {
  to: InstallationStatus
  /** Where this command starts from: two commands may lead to one state. */
  from: readonly InstallationStatus[]
  /** What the caller saw; when it is another by now the move is refused with what it is. */
  expected?: InstallationStatus | undefined
  /** Why; for people, kept in the history. */
  reason?: string | undefined
  /** What the history keeps besides. */
  data?: Prisma.InputJsonObject
  /** Further columns that this move sets. */
  set?: Prisma.Sql
}

/**
 * The one way in which an installation goes from one state to another: is it still where the caller saw it, does the move
 * exist, may this colleague make it, is the reason given; then the state and a line of history, in one statement. The
 * table of moves and the checklist are judged by the database.
 *
 * @param job held by `lockInstallation`
 * @throws STATUS_CHANGED with the live state; CONFLICT for a move that does not exist, or mandatory items that are open;
 *   FORBIDDEN; VALIDATION on `reason`
 * @see PIPE-10, T1-25, T1-27
 */
export async function moveInstallation(tx: Tx, actor: StaffActor, job: LockedInstallation, { to, from, expected, reason, data, set }: Move): Promise<void> {
  if (expected !== undefined && expected !== job.status) throw movedMeanwhile(job.status)
  const move = from.includes(job.status) ? await findMove(job.status, to) : undefined
  if (!move) throw conflict(say.noSuchMove(statusLook('installation', job.status).word, statusLook('installation', to).word), { details: { live_status: job.status } })
  if (!mayMove(actor, move) || (move.permission === 'installations:work' && !mayWorkOn(actor, job))) throw forbidden()
  if (move.reasonRequired && !reason) throw validation({ reason: [say.reasonMissing] })
  await writeTogether(tx, {
    moved: Prisma.sql`UPDATE installations SET status = ${to}::installation_status, paused_at = NULL, updated_at = ${now()}::timestamptz, version = version + 1
      ${set ? Prisma.sql`, ${set}` : Prisma.empty} WHERE id = ${job.id}::uuid`,
    event: eventWrite(actor, job, { kind: to, to, reason, data }),
  }).catch(
    refusedBy({
      installations_items_check: () => conflict(say.itemsOpen, { details: { live_status: job.status } }),
      installations_move_check: () => movedMeanwhile(job.status),
    }),
  )
}

/** A line of an installation's history; without another state it is a note between two moves. */
export const eventWrite = (
  actor: StaffActor,
  job: Pick<LockedInstallation, 'id' | 'accountId' | 'status'>,
  { kind, to = job.status, reason, data }: { kind: string; to?: InstallationStatus; reason?: string | undefined; data?: Prisma.InputJsonObject | undefined },
): Prisma.Sql =>
  Prisma.sql`INSERT INTO installation_events (id, account_id, installation_id, kind, from_status, to_status, reason, data, actor_type, actor_id)
    VALUES (${newId()}::uuid, ${job.accountId}::uuid, ${job.id}::uuid, ${kind}, ${job.status}::installation_status, ${to}::installation_status,
      ${reason ?? null}, ${JSON.stringify(data ?? {})}::jsonb, 'staff', ${actor.actorId}::uuid)`
