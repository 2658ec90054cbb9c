// Where a card may land, and why not elsewhere: the rows of the table of moves, read for one card and one colleague, so
// that the screen says before the drop what the server would say after it. Pure and browser-safe.
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { Move, MoveNeeds } from './moves'
import { mayMove, moveBetween, offeredMoves, type Mover } from './policy'

/** What decides over a card: its stage, its plan, its survey. */
export interface Landed {
  status: RegistrationStatus
  needs_survey: boolean
  survey_technician_id: string | null
  survey_outcome: SurveyOutcome | null
}

export type Landing = { may: true; needs: MoveNeeds } | { may: false; why: string }

const no = (why: string): Landing => ({ may: false, why })
const word = (status: RegistrationStatus): string => statusLook('registration', status).word

/** May this colleague move this card there, and what does the move ask for? */
export function landingOf(moves: readonly Move[], mover: Mover, card: Landed, to: RegistrationStatus): Landing {
  if (card.status === to) return no(words.why.here)
  if (card.status === 'customer_created') return no(words.why.final)
  const move = moveBetween(moves, card.status, to)
  if (!move) return no(words.why.noSuchMove(word(card.status), word(to)))
  if (!mayMove(mover, move, card.survey_technician_id)) return no(words.why.role)
  const movable = { status: card.status, needsSurvey: card.needs_survey, surveyTechnicianId: card.survey_technician_id, surveyOutcome: card.survey_outcome }
  if (offeredMoves([move], mover, movable).length > 0) return { may: true, needs: move.needs }
  return no(move.skipsSurvey ? words.why.survey : words.why.notFeasible)
}

/** The stages in the order of the way, its three ends last. */
export const boardStages: readonly RegistrationStatus[] = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created', 'rejected', 'cancelled']

/** The stage that comes next on the usual way: without a survey, `verified` leads to `approved`. Null at an end. */
export function nextStage(card: Landed): RegistrationStatus | null {
  if (card.status === 'verified' && !card.needs_survey) return 'approved'
  const at = boardStages.indexOf(card.status)
  return at >= 0 && at < boardStages.indexOf('customer_created') ? (boardStages[at + 1] ?? null) : null
}

/** A stage where the way has ended. */
export const isEnd = (status: RegistrationStatus): boolean => boardStages.indexOf(status) >= boardStages.indexOf('customer_created')

/** The order of a column: who waits longest comes first; where nobody waits any more, who came last. */
export const columnSort = (status: RegistrationStatus): 'waiting' | 'newest' => (isEnd(status) ? 'newest' : 'waiting')
