import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { conflict, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { surveys as words } from '@/lib/messages/en/surveys'
import { release } from '@/lib/visits/book'
import type { SurveyResult } from './schema'

interface Completion {
  registrationId: string
  result: SurveyResult
  /** The colleague who was there. */
  by: string | null
  /** Through which of our doors it was told. */
  origin: ChangeOrigin
}

/**
 * Writes what the survey found, in the transaction of the move. A time that still lies ahead is given back. That a result
 * "not feasible" goes no further, the database judges.
 *
 * @throws CONFLICT when there is no survey that waits for a result; VALIDATION on `result.note` without a note.
 * @see T1-12
 */
export async function completeSurvey(tx: Tx, { registrationId, result: { outcome, note }, by, origin }: Completion): Promise<void> {
  if (note.trim() === '') throw validation({ 'result.note': [words.errors.note] })
  const moment = now()
  const [survey] = await tx.$queryRaw<{ startsAt: Date }[]>`UPDATE surveys SET outcome = ${outcome}::survey_outcome, note = ${note}, completed_at = ${moment}::timestamptz, completed_by = ${by}::uuid
    WHERE registration_id = ${registrationId}::uuid AND outcome IS NULL RETURNING starts_at AS "startsAt"`
  if (!survey) throw conflict(words.errors.noSurvey)
  // Another survey after a reopen overwrites the result; the timeline does not forget it.
  await tx.$executeRaw`INSERT INTO registration_activity (id, registration_id, kind, data, actor_type, actor_id, origin)
    VALUES (${newId()}::uuid, ${registrationId}::uuid, 'survey_result', ${JSON.stringify({ outcome, note })}::jsonb, ${by ? 'staff' : 'system'}::actor_type, ${by}::uuid, ${origin}::change_origin)`
  if (survey.startsAt > moment) await release(tx, { registrationId })
}

/** Gives the time of a survey back that will not take place, because its registration was rejected or cancelled. */
export async function withdrawSurvey(tx: Tx, registrationId: string): Promise<void> {
  await release(tx, { registrationId })
}
