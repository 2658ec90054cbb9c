import type { Prisma } from '@/lib/generated/prisma/client'
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

/** Adds a line to a registration's history, which nothing changes or removes (PIPE-14), and one to the audit, which holds no personal data. */
export async function writeActivity(tx: Tx, actor: PipelineActor, { registrationId, kind, data, origin }: Activity): Promise<void> {
  const by = namedActor(actor)
  await tx.registrationActivity.create({ data: { id: newId(), registrationId, kind, data, actorType: by.type, actorId: by.id, origin } })
  await tx.$executeRaw(auditWrite({ actor: by, action: `registration.${kind}`, subject: { type: 'registration', id: registrationId, accountId: null }, data: { origin }, requestId: actor.requestId }))
}
