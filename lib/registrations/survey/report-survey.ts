import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { atFields, refusedBy } from '@/lib/core/errors'
import { attachFile } from '@/lib/files/attach-file'
import { moveInside, moveRefusals } from '../move-registration'
import { lockRegistration } from '../write-move'
import type { ReportSurvey } from './schema'

/**
 * Ends a survey from where it took place: result, note and photos in one transaction with the registration's move. The
 * photos were stored before, and belong to whoever sent them until then.
 *
 * @throws NOT_FOUND; FORBIDDEN when it is another technician's survey; STATUS_CHANGED when it was completed or called off meanwhile;
 *   VALIDATION at `outcome`, `note` or `file_ids`.
 * @see T1-12
 */
export const reportSurvey = (actor: StaffActor, { id, outcome, note, file_ids: fileIds }: ReportSurvey & { id: string }): Promise<void> =>
  inStaff(actor, async (tx) => {
    // Before its photos, as everywhere: who locks a file first and then waits for its registration may wait for ever.
    await lockRegistration(tx, id)
    for (const fileId of fileIds) await attachFile(tx, { fileId, registrationId: id, by: { type: 'staff', id: actor.actorId } })
    await moveInside(tx, actor, { id, to: 'survey_completed', expected_status: 'survey_scheduled', result: { outcome, note }, origin: 'screen' })
  })
    .catch(refusedBy(moveRefusals))
    .catch(atFields((field) => field.replace(/^result\./u, '')))
