import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { AppError, conflict } from '@/lib/core/errors'
import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import { surveys as words } from '@/lib/messages/en/surveys'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { rebook } from '@/lib/visits/book'
import { spanText } from '@/lib/visits/span-text'
import { writeActivity } from '../activity'
import { tell } from '../tell'
import { lockRegistration, markChanged } from '../write-move'
import type { RescheduleSurvey } from './schema'

/** Where a survey stands after it was moved. */
export interface MovedSurvey {
  registrationId: string
  technicianId: string
  startsAt: Date
  endsAt: Date
  /** How often it was moved. */
  rescheduled: number
}

/**
 * Moves a registration's survey to another time, technician or both. It stays the one survey; its earlier bookings stay as
 * history, the move is counted and noted, and the applicant is told. The same time and technician again change nothing.
 * The wrapper has checked `registrations:schedule`.
 *
 * @throws NOT_FOUND; STATUS_CHANGED when no survey is scheduled any more; CONFLICT when somebody else has moved it since
 *   `expected_starts_at` was read; what `book` throws, then the earlier time still stands.
 * @see T1-11, PIPE-9
 */
export const rescheduleSurvey = (actor: StaffActor, { id, technician_id: technicianId, starts_at: startsAt, ends_at: endsAt, expected_starts_at: expected }: RescheduleSurvey & { id: string }, origin: ChangeOrigin = 'screen'): Promise<MovedSurvey> =>
  inStaff(actor, async (tx) => {
    const before = await lockSurvey(tx, id)
    if (expected && expected.getTime() !== before.startsAt.getTime()) throw conflict(visitWords.errors.moved(await spanText(tx, before)), { details: { starts_at: before.startsAt.toISOString() } })
    const wanted = { registrationId: id, technicianId, startsAt, endsAt }
    if (technicianId === before.technicianId && startsAt.getTime() === before.startsAt.getTime() && endsAt.getTime() === before.endsAt.getTime()) {
      return { ...wanted, rescheduled: before.rescheduled }
    }
    await rebook(tx, { kind: 'survey', ...wanted, by: actor.actorId })
    const { rescheduled } = await tx.survey.update({ where: { registrationId: id }, data: { technicianId, startsAt, endsAt, rescheduled: { increment: 1 } }, select: { rescheduled: true } })
    await writeActivity(tx, actor, { registrationId: id, kind: 'survey_moved', data: { ...momentsOf(wanted), from: momentsOf(before) }, origin })
    await markChanged(tx, id)
    await tell(tx, 'survey_moved', id, { startsAt, endsAt })
    return { ...wanted, rescheduled }
  })

// Two statements: what is joined to a row that had to be waited for is read as it was before the wait.
async function lockSurvey(tx: Tx, id: string) {
  const { status } = await lockRegistration(tx, id)
  const survey = await tx.survey.findUnique({ where: { registrationId: id }, select: { technicianId: true, startsAt: true, endsAt: true, rescheduled: true } })
  if (status !== 'survey_scheduled' || !survey) throw new AppError('STATUS_CHANGED', words.errors.notScheduled, { details: { live_status: status } })
  return survey
}

const momentsOf = ({ technicianId, startsAt, endsAt }: { technicianId: string; startsAt: Date; endsAt: Date }) => ({
  technician_id: technicianId,
  starts_at: startsAt.toISOString(),
  ends_at: endsAt.toISOString(),
})
