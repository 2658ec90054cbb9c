import type { ChangeOrigin, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { auditWrite } from '@/lib/audit/record'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { readCalendar, readStageTargets, stageDue } from '@/lib/organisation/calendar'
import { namedActor, type PipelineActor } from './applicant'

// What every move writes, whoever decided it. Only use cases that have locked the row call these.

interface WrittenMove {
  id: string
  from: RegistrationStatus
  to: RegistrationStatus
  reason: string | null
  origin: ChangeOrigin
}

/**
 * Nobody else decides about a registration until we have.
 *
 * @throws NOT_FOUND
 */
export async function lockRegistration(tx: Tx, id: string): Promise<{ status: RegistrationStatus }> {
  const [row] = await tx.$queryRaw<{ status: RegistrationStatus }[]>`SELECT status::text FROM registrations WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw notFound('This registration')
  return row
}

/** Lets screens that look for what has changed find this registration, though nothing of its own row is another. The database writes the time. */
export async function markChanged(tx: Tx, id: string): Promise<void> {
  await tx.registration.update({ where: { id }, data: { updatedAt: now() }, select: { id: true } })
}

/** The event of a move, and its line in the audit; the row's status must follow in the same transaction. */
export async function writeEvent(tx: Tx, actor: PipelineActor, { id, from, to, reason, origin }: WrittenMove): Promise<void> {
  const by = namedActor(actor)
  await tx.$executeRaw`INSERT INTO registration_events (id, registration_id, position, from_status, to_status, actor_type, actor_id, reason, origin)
    SELECT ${newId()}::uuid, ${id}::uuid, max(position) + 1, ${from}::registration_status, ${to}::registration_status, ${by.type}::actor_type,
      ${by.id}::uuid, ${reason}, ${origin}::change_origin FROM registration_events WHERE registration_id = ${id}::uuid`
  await tx.$executeRaw(
    auditWrite({
      actor: by,
      action: 'registration.moved',
      subject: { type: 'registration', id, accountId: null },
      data: { from, to, origin, ...(reason && { reason }) },
      requestId: actor.requestId,
    }),
  )
}

/** The row as the move leaves it. Entering a stage starts its clock once; one without a clock has none (PIPE-11). */
export async function enterStage(tx: Tx, id: string, to: RegistrationStatus, reasonId: string | null): Promise<void> {
  const due = stageDue(await readCalendar(tx), await readStageTargets(tx), to, now())
  await tx.$executeRaw`UPDATE registrations SET status = ${to}::registration_status, reason_id = ${reasonId}::uuid,
    due_at = ${due?.dueAt ?? null}::timestamptz, due_soon_at = ${due?.dueSoonAt ?? null}::timestamptz WHERE id = ${id}::uuid`
}
