import { can, type Able } from '@/lib/auth/permissions'
import type { RegistrationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import type { Move } from './moves'

// Pure and browser-safe: the rules that server and screens share about who may move what (PIPE-1).

/** The stages that an application goes through before it has ended. */
export const OPEN_STATUSES = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'] as const satisfies readonly RegistrationStatus[]

/** Has it not ended yet? */
export const isOpen = (status: RegistrationStatus): boolean => (OPEN_STATUSES as readonly RegistrationStatus[]).includes(status)

/** Where an application ends otherwise than hoped. From there it can be opened again. */
export const ENDED_STATUSES = ['rejected', 'cancelled'] as const satisfies readonly RegistrationStatus[]

/** Has it ended otherwise than hoped? */
export const hasEnded = (status: RegistrationStatus): status is (typeof ENDED_STATUSES)[number] => (ENDED_STATUSES as readonly RegistrationStatus[]).includes(status)

/** A colleague, as far as moves ask. */
export type Mover = Able & { userId?: string | null }

/** What of a registration decides who may move it and where to. */
interface Movable {
  status: RegistrationStatus
  /** Whether its plan needs a survey. */
  needsSurvey: boolean
  /** Whose survey it is; null without one. */
  surveyTechnicianId: string | null
  surveyOutcome: SurveyOutcome | null
}

/** The move between two stages, if there is one. */
export const moveBetween = (moves: readonly Move[], from: RegistrationStatus, to: RegistrationStatus): Move | undefined =>
  moves.find((move) => move.from === from && move.to === to)

/** May this colleague make this move with this registration? A technician only with the survey that is theirs. */
export const mayMove = (mover: Mover, move: Move, surveyTechnicianId: string | null): boolean =>
  can(mover, move.permission) && (mover.role !== 'technician' || (surveyTechnicianId !== null && surveyTechnicianId === mover.userId))

/** What neither waits for somebody at a desk nor leads on: ends, and visits, which their technician reports. */
const ELSEWHERE: ReadonlySet<Move['needs']> = new Set(['reason', 'result'])

/** The stages in which an application waits for something that this colleague may do, in their order. */
export const stagesToDo = (moves: readonly Move[], actor: Able): RegistrationStatus[] =>
  OPEN_STATUSES.filter((stage) => moves.some((move) => move.from === stage && !ELSEWHERE.has(move.needs) && can(actor, move.permission)))

/** The moves that a screen offers: those that exist, that the colleague may make, and that this registration is fit for. */
export const offeredMoves = (moves: readonly Move[], mover: Mover, registration: Movable): Move[] =>
  moves.filter(
    (move) =>
      move.from === registration.status &&
      mayMove(mover, move, registration.surveyTechnicianId) &&
      !(move.skipsSurvey && registration.needsSurvey) &&
      !(move.from === 'survey_completed' && move.to === 'approved' && registration.surveyOutcome !== 'feasible'),
  )
