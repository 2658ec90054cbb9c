import { Prisma } from '@/lib/generated/prisma/client'
import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import { auditWrite } from '@/lib/audit/record'
import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { namedActor, type PipelineActor } from './applicant'

/** What happens to a registration besides its moves. */
export type ActivityKind = 'note' | 'assigned' | 'tagged' | 'file_added' | 'changed' | 'duplicates_allowed' | 'survey_moved' | 'survey_result' | 'merged' | 'imported'

interface Activity {
  registrationId: string
  kind: ActivityKind
  /** Old and new by field, or the words of a note. */
  data: Prisma.InputJsonObject
  origin: ChangeOrigin
}

/** Adds a line to a registration's history, which nothing changes or removes (PIPE-14), and one to the audit, which keeps who did it and when, not what was written. */
export async function writeActivity(tx: Tx, actor: PipelineActor, { registrationId, kind, data, origin }: Activity): Promise<void> {
  const by = namedActor(actor)
  // The database's time, which is one for the whole transaction: the timeline puts what happened in one in its order by it.
  await tx.$executeRaw`INSERT INTO registration_activity (id, registration_id, kind, data, actor_type, actor_id, origin)
    VALUES (${newId()}::uuid, ${registrationId}::uuid, ${kind}, ${JSON.stringify(data)}::jsonb, ${by.type}::actor_type, ${by.id}::uuid, ${origin}::change_origin)`
  await tx.$executeRaw(auditWrite({ actor: by, action: `registration.${kind}`, subject: { type: 'registration', id: registrationId, accountId: null }, data: { origin }, requestId: actor.requestId }))
}

/** The same for many registrations, all for one reason: two statements, however many. */
export async function writeActivities(tx: Tx, actor: PipelineActor, { kind, origin }: Pick<Activity, 'kind' | 'origin'>, lines: readonly Pick<Activity, 'registrationId' | 'data'>[]): Promise<void> {
  const { type, id } = namedActor(actor)
  const rows = Prisma.sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l ("registrationId" uuid, data jsonb)`
  await tx.$executeRaw`INSERT INTO registration_activity (id, registration_id, kind, data, actor_type, actor_id, origin)
    SELECT new_id(), "registrationId", ${kind}, data, ${type}::actor_type, ${id}::uuid, ${origin}::change_origin FROM ${rows}`
  await tx.$executeRaw`INSERT INTO audit_entries (id, actor_type, actor_id, action, subject_type, subject_id, data, request_id)
    SELECT new_id(), ${type}::actor_type, ${id}::uuid, ${`registration.${kind}`}, 'registration', "registrationId", ${JSON.stringify({ origin })}::jsonb, ${actor.requestId ?? null} FROM ${rows}`
}
