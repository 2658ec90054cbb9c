import type { ChangeOrigin, RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { AppError, conflict, forbidden, notFound, refusedBy, validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { status as statusWords } from '@/lib/messages/en/status'
import { inPipeline, namedActor, type PipelineActor } from './applicant'
import { readEnding } from './ending'
import { readMoves, type Move } from './moves'
import { hasEnded, mayMove, moveBetween } from './policy'
import type { MoveBody } from './schema'
import { readRegistration, type RegistrationRow } from './select-registrations'
import { completeSurvey, withdrawSurvey } from './survey/complete-survey'
import { scheduleSurvey } from './survey/schedule-survey'
import { tell } from './tell'
import { enterStage, lockRegistration, writeEvent } from './write-move'

interface MoveOrder extends MoveBody {
  id: string
  /** Through which of our doors the change came; the timeline shows it (PIPE-14). */
  origin: ChangeOrigin
}

/** What the lock found. */
interface Locked {
  status: RegistrationStatus
  technicianId: string | null
}

const named = (status: RegistrationStatus): string => statusWords.registration[status].toLowerCase()

/**
 * Moves a registration to another stage: the one way for screens, API and bulk commands (PIPE-1). Event, status, due
 * time, survey, messages and audit are one transaction; the row is locked, so of two who decide at once one wins.
 *
 * @param order `expected_status` is what the sender saw
 * @returns the registration as it is now
 * @throws NOT_FOUND; STATUS_CHANGED `{live_status}` when somebody was faster (T1-04, PIPE-2); CONFLICT when there is no
 *   such move, or this registration is not fit for it; FORBIDDEN; VALIDATION at what the move needs
 * @see T1-02, T1-10, T1-11, T1-12
 */
export const moveRegistration = (actor: PipelineActor, order: MoveOrder): Promise<RegistrationRow> =>
  inPipeline(actor, async (tx) => {
    await moveInside(tx, actor, order)
    return readRegistration(tx, order.id)
  }).catch(refusedBy(moveRefusals))

/** What the database refuses at the end of a move, in words; for those who call `moveInside`. */
export const moveRefusals: Record<string, () => AppError> = {
  registration_events_survey_check: () => conflict(words.refused.survey),
  registration_events_feasible_check: () => conflict(words.refused.notFeasible),
  registrations_open_email_key: () => conflict(words.refused.openElsewhere),
  registrations_merged_check: () => conflict(words.refused.merged),
}

/**
 * The same inside a transaction of the caller, who maps `moveRefusals` round it.
 *
 * @throws as `moveRegistration`
 */
export async function moveInside(tx: Tx, actor: PipelineActor, order: MoveOrder): Promise<void> {
  const locked = await lock(tx, actor, order.id)
  if (locked.status !== order.expected_status) {
    throw new AppError('STATUS_CHANGED', words.refused.moved(named(locked.status)), { details: { live_status: locked.status } })
  }
  const move = moveBetween(await readMoves(), locked.status, order.to)
  if (!move) throw conflict(words.refused.noSuchMove(named(locked.status), named(order.to)))
  requireMay(actor, move, locked)
  if (move.needs === 'provisioning') throw conflict(words.refused.useConversion, { details: { use: `/api/admin/registrations/${order.id}/create-customer` } })
  requireGiven(move, order)

  const by = namedActor(actor).id
  if (order.survey) await scheduleSurvey(tx, { registrationId: order.id, survey: order.survey, by })
  if (order.result) await completeSurvey(tx, { registrationId: order.id, result: order.result, by, origin: order.origin })
  if (hasEnded(move.to)) await withdrawSurvey(tx, order.id)
  const { reason, reasonId } = await readEnding(tx, move, order)
  await writeEvent(tx, actor, { id: order.id, from: move.from, to: move.to, reason, origin: order.origin })
  await enterStage(tx, order.id, move.to, reasonId)
  await tellOf(tx, move, order, reason)
}

/** An applicant's link opens one registration, and for it no other exists. */
async function lock(tx: Tx, actor: PipelineActor, id: string): Promise<Locked> {
  if (actor.type === 'applicant' && actor.registrationId !== id) throw notFound('This registration')
  const { status } = await lockRegistration(tx, id)
  const survey = await tx.survey.findUnique({ where: { registrationId: id }, select: { technicianId: true } })
  return { status, technicianId: survey?.technicianId ?? null }
}

function requireMay(actor: PipelineActor, move: Move, { technicianId }: Locked): void {
  if (actor.type === 'system') return
  if (actor.type === 'applicant') {
    if (!move.byApplicant) throw forbidden()
    return
  }
  if (mayMove(actor, move, technicianId)) return
  throw actor.role === 'technician' && move.permission === 'registrations:survey' ? new AppError('FORBIDDEN', words.refused.otherSurvey) : forbidden()
}

/** What a move needs is there, and what it has no place for is not silently dropped (T1-12). */
function requireGiven(move: Move, { survey, result }: MoveOrder): void {
  const { surveyMissing, resultMissing, notTaken } = words.refused
  if (move.needs === 'survey' && !survey) throw validation({ 'survey.starts_at': [surveyMissing], 'survey.technician_id': [surveyMissing] })
  if (move.needs === 'result' && !result) throw validation({ 'result.outcome': [resultMissing] })
  if (move.needs !== 'survey' && survey) throw validation({ survey: [notTaken] })
  if (move.needs !== 'result' && result) throw validation({ result: [notTaken] })
}

/** Who is told what of a move. */
function tellOf(tx: Tx, { from, to }: Move, { id, survey }: MoveOrder, reason: string | null): Promise<void> {
  if (to === 'survey_scheduled' && survey) return tell(tx, 'survey_scheduled', id, { startsAt: survey.starts_at, endsAt: survey.ends_at })
  if (to === 'rejected') return tell(tx, 'rejected', id, { reason: reason ?? '' })
  if (to === 'verified' || to === 'survey_completed' || to === 'approved' || to === 'cancelled') return tell(tx, to, id)
  return hasEnded(from) ? tell(tx, 'reopened', id) : Promise.resolve()
}
