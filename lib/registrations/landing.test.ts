import { expect, test } from 'vitest'
import { registrations as words } from '@/lib/messages/en/registrations'
import { landingOf, nextStage, type DrawnMove, type Landed } from './landing'
import { waitingWords, warningOf } from './waiting-words'

const moves: DrawnMove[] = [
  { from: 'pending_verification', to: 'verified', permission: 'registrations:verify', needs: 'nothing', skips_survey: false },
  { from: 'verified', to: 'approved', permission: 'registrations:approve', needs: 'nothing', skips_survey: true },
  { from: 'survey_completed', to: 'approved', permission: 'registrations:approve', needs: 'nothing', skips_survey: false },
  { from: 'verified', to: 'rejected', permission: 'registrations:reject', needs: 'reason', skips_survey: false },
]
const able = (role: 'agent' | 'supervisor' | 'technician') => ({ type: 'staff', role, scopes: null }) as const
const at = (status: Landed['status'], more: Partial<Landed> = {}): Landed => ({ status, needs_survey: true, survey_outcome: null, ...more })

test('PIPE-4: where a card may land is what the table of moves, the role, the plan and the survey say', () => {
  expect(landingOf(moves, able('agent'), at('pending_verification'), 'verified')).toEqual({ may: true, needs: 'nothing' })
  expect(landingOf(moves, able('technician'), at('pending_verification'), 'verified')).toEqual({ may: false, why: words.why.role })
  expect(landingOf(moves, able('agent'), at('pending_verification'), 'pending_verification')).toEqual({ may: false, why: words.why.here })
  expect(landingOf(moves, able('supervisor'), at('pending_verification'), 'approved')).toEqual({ may: false, why: words.why.noSuchMove('Pending verification', 'Approved') })
  expect(landingOf(moves, able('supervisor'), at('verified'), 'approved')).toEqual({ may: false, why: words.why.survey })
  expect(landingOf(moves, able('supervisor'), at('verified', { needs_survey: false }), 'approved')).toEqual({ may: true, needs: 'nothing' })
  expect(landingOf(moves, able('supervisor'), at('survey_completed', { survey_outcome: 'not_feasible' }), 'approved')).toEqual({ may: false, why: words.why.notFeasible })
  expect(landingOf(moves, able('supervisor'), at('verified'), 'rejected')).toEqual({ may: true, needs: 'reason' })
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
