// Where a card may land, and why not elsewhere: the rows of the table of moves, read for one card and one colleague, so
// that the screen says before the drop what the server would say after it. Pure and browser-safe.
import { can, type Able, type StaffPermission } from '@/lib/auth/permissions'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'

/** What a move asks for. */
export type MoveNeed = 'nothing' | 'reason' | 'survey' | 'result' | 'provisioning'

/** A row of the table of moves, as a screen needs it. */
export interface DrawnMove {
  from: RegistrationStatus
  to: RegistrationStatus
  permission: StaffPermission
  needs: MoveNeed
  /** Only for plans without a survey. */
  skips_survey: boolean
}

/** What decides over a card besides its stage. */
export interface Landed {
  status: RegistrationStatus
  needs_survey: boolean
  survey_outcome: 'feasible' | 'not_feasible' | null
}

export type Landing = { may: true; needs: MoveNeed } | { may: false; why: string }

const no = (why: string): Landing => ({ may: false, why })
const word = (status: RegistrationStatus): string => statusLook('registration', status).word

/** May this colleague move this card there, and what does the move ask for? */
export function landingOf(moves: readonly DrawnMove[], able: Able, card: Landed, to: RegistrationStatus): Landing {
  if (card.status === to) return no(words.why.here)
  if (card.status === 'customer_created') return no(words.why.final)
  const move = moves.find((one) => one.from === card.status && one.to === to)
  if (!move) return no(words.why.noSuchMove(word(card.status), word(to)))
  if (!can(able, move.permission)) return no(words.why.role)
  if (move.skips_survey && card.needs_survey) return no(words.why.survey)
  if (card.status === 'survey_completed' && to === 'approved' && card.survey_outcome === 'not_feasible') return no(words.why.notFeasible)
  return { may: true, needs: move.needs }
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
