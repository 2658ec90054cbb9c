import { expect, test } from 'vitest'
import { registrations as words } from '@/lib/messages/en/registrations'
import { landingOf, nextStage, type Landed } from './landing'
import type { Move } from './moves'
import { waitingWords, warningOf } from './waiting-words'

const move = (from: Move['from'], to: Move['to'], permission: Move['permission'], more: Partial<Move> = {}): Move => ({ from, to, permission, byApplicant: false, needs: 'nothing', reasonRequired: false, skipsSurvey: false, ...more })
const moves = [
  move('pending_verification', 'verified', 'registrations:verify'),
  move('verified', 'approved', 'registrations:approve', { skipsSurvey: true }),
  move('survey_scheduled', 'survey_completed', 'registrations:survey', { needs: 'result' }),
  move('survey_completed', 'approved', 'registrations:approve'),
  move('verified', 'rejected', 'registrations:reject', { needs: 'reason', reasonRequired: true }),
]
const able = (role: 'agent' | 'supervisor' | 'technician') => ({ type: 'staff', role, scopes: null, userId: 'tess' }) as const
const at = (status: Landed['status'], more: Partial<Landed> = {}): Landed => ({ status, needs_survey: true, survey_technician_id: null, survey_outcome: null, ...more })

test('PIPE-4: where a card may land is what the table of moves, the role, the plan and the survey say', () => {
  expect(landingOf(moves, able('agent'), at('pending_verification'), 'verified')).toEqual({ may: true, needs: 'nothing' })
  expect(landingOf(moves, able('technician'), at('pending_verification'), 'verified')).toEqual({ may: false, why: words.why.role })
  expect(landingOf(moves, able('agent'), at('pending_verification'), 'pending_verification')).toEqual({ may: false, why: words.why.here })
  expect(landingOf(moves, able('supervisor'), at('pending_verification'), 'approved')).toEqual({ may: false, why: words.why.noSuchMove('Pending verification', 'Approved') })
  expect(landingOf(moves, able('supervisor'), at('verified'), 'approved')).toEqual({ may: false, why: words.why.survey })
  expect(landingOf(moves, able('supervisor'), at('verified', { needs_survey: false }), 'approved')).toEqual({ may: true, needs: 'nothing' })
  expect(landingOf(moves, able('supervisor'), at('survey_completed', { survey_outcome: 'not_feasible' }), 'approved')).toEqual({ may: false, why: words.why.notFeasible })
  expect(landingOf(moves, able('supervisor'), at('verified'), 'rejected')).toEqual({ may: true, needs: 'reason' })
  expect(landingOf(moves, able('technician'), at('survey_scheduled', { survey_technician_id: 'tess' }), 'survey_completed')).toEqual({ may: true, needs: 'result' })
  expect(landingOf(moves, able('technician'), at('survey_scheduled', { survey_technician_id: 'somebody else' }), 'survey_completed')).toEqual({ may: false, why: words.why.role })
  expect(landingOf(moves, able('supervisor'), at('customer_created'), 'rejected')).toEqual({ may: false, why: words.why.final })
})

test('PIPE-5: the next stage on the usual way, for moving by keys', () => {
  expect(nextStage(at('verified'))).toBe('survey_scheduled')
  expect(nextStage(at('verified', { needs_survey: false }))).toBe('approved')
  expect(nextStage(at('approved'))).toBe('customer_created')
  expect([nextStage(at('customer_created')), nextStage(at('rejected')), nextStage(at('cancelled'))]).toEqual([null, null, null])
})

test('PIPE-11: waiting in the largest full unit, and one warning at most', () => {
  const minutes = (n: number) => n * 60_000
  expect([0, 59, 60, 60 * 47, 60 * 48, 60 * 24 * 400].map((n) => waitingWords(0, minutes(n)))).toEqual(['0 min', '59 min', '1 h', '47 h', '2 d', '400 d'])
  const due = { status: 'survey_completed', due_soon_at: '1970-01-01T01:00:00Z', due_at: '1970-01-01T02:00:00Z', survey_outcome: 'not_feasible' }
  expect(warningOf(due, minutes(180))).toEqual({ tone: 'red', text: 'Late by 1 h' })
  expect(warningOf(due, minutes(90))).toEqual({ tone: 'red', text: words.board.notFeasible })
  expect(warningOf({ ...due, survey_outcome: null }, minutes(90))).toEqual({ tone: 'amber', text: 'Due in 30 min' })
  expect(warningOf({ ...due, survey_outcome: null }, minutes(30))).toBeNull()
})
