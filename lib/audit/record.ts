import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType } from '@/lib/generated/prisma/enums'
import type { AccountActor, StaffActor, SystemActor, UserActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'

/** What an audit entry is about. `accountId` makes it part of that account's own history. */
export interface Subject {
  type: string
  id: string | null
  accountId: string | null
}

interface AuditLine {
  actor: { type: ActorType; id: string | null }
  /** Thing and past participle: `account.suspended`. */
  action: string
  subject: Subject
  /** Before and after, counts, reasons; never a secret. */
  data?: Prisma.InputJsonObject
  requestId?: string | undefined
}

/** The write of one audit entry, for statements that write more. */
export const auditWrite = ({ actor, action, subject, data, requestId }: AuditLine): Prisma.Sql =>
  Prisma.sql`INSERT INTO audit_entries (id, account_id, actor_type, actor_id, action, subject_type, subject_id, data, request_id)
    VALUES (${newId()}::uuid, ${subject.accountId}::uuid, ${actor.type}::actor_type, ${actor.id}::uuid, ${action}, ${subject.type},
      ${subject.id}::uuid, ${JSON.stringify(data ?? {})}::jsonb, ${requestId ?? null})`

/**
 * The write of one audit entry for each row of a query, for commands on many subjects at once.
 *
 * @param rows a query of `subject_id` and `data` (jsonb).
 */
export const auditEach = (actor: AccountActor, action: string, type: string, rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`INSERT INTO audit_entries (id, account_id, actor_type, actor_id, action, subject_type, subject_id, data, request_id)
    SELECT new_id(), ${actor.accountId}::uuid, ${actor.type}::actor_type, ${actor.actorId}::uuid, ${action}, ${type}, r.subject_id, r.data, ${actor.requestId}
    FROM (${rows}) r`

const actorOf = (actor: AccountActor | StaffActor | UserActor | SystemActor): AuditLine['actor'] =>
  actor.type === 'system' ? { type: 'system', id: null } : { type: actor.type, id: 'actorId' in actor ? actor.actorId : actor.userId }

/** Writes one line of the audit inside the caller's transaction: who did what to what. */
export async function record(
  tx: Tx,
  actor: AccountActor | StaffActor | UserActor | SystemActor,
  action: string,
  subject: Subject,
  data?: Prisma.InputJsonObject,
): Promise<void> {
  await tx.$executeRaw(auditWrite({ actor: actorOf(actor), action, subject, ...(data && { data }), requestId: actor.requestId }))
}
