import { expect, test } from 'vitest'
import type { Move } from './moves'
import { isOpen, mayMove, moveBetween, offeredMoves, stagesToDo } from './policy'

const move = (from: Move['from'], to: Move['to'], permission: Move['permission'], more: Partial<Move> = {}): Move => ({ from, to, permission, byApplicant: false, needs: 'nothing', reasonRequired: false, skipsSurvey: false, ...more })
const survey = move('survey_scheduled', 'survey_completed', 'registrations:survey', { needs: 'result' })
const approve = move('survey_completed', 'approved', 'registrations:approve')
const skip = move('verified', 'approved', 'registrations:approve', { skipsSurvey: true })
const moves = [survey, approve, skip]
const supervisor = { type: 'staff', role: 'supervisor', scopes: null, userId: 'b' } as const
const technician = { type: 'staff', role: 'technician', scopes: null, userId: 'a' } as const

test('a technician moves only where the survey is theirs; others by their role alone', () => {
  expect([mayMove(technician, survey, 'a'), mayMove(technician, survey, 'b'), mayMove(technician, survey, null), mayMove(supervisor, survey, null), mayMove(technician, approve, 'a')]).toEqual([true, false, false, true, false])
})

test('a key moves no further than its scopes', () => {
  expect(mayMove({ ...supervisor, scopes: ['registrations:read'] }, approve, null)).toBe(false)
  expect(mayMove({ ...supervisor, scopes: ['registrations:approve'] }, approve, null)).toBe(true)
})

test('offered is what exists, is allowed, and fits the registration', () => {
  const at = (status: Move['from'], more = {}) => offeredMoves(moves, supervisor, { status, needsSurvey: true, surveyTechnicianId: null, surveyOutcome: null, ...more }).map(({ to }) => to)
  expect(at('verified')).toEqual([])
  expect(at('verified', { needsSurvey: false })).toEqual(['approved'])
  expect(at('survey_completed', { surveyOutcome: 'not_feasible' })).toEqual([])
  expect(at('survey_completed', { surveyOutcome: 'feasible' })).toEqual(['approved'])
  expect(moveBetween(moves, 'verified', 'rejected')).toBeUndefined()
  expect([isOpen('approved'), isOpen('customer_created'), isOpen('cancelled')]).toEqual([true, false, false])
})

test('to do at a desk is what a role may move on, not visits and not ends', () => {
  const all = [...moves, move('pending_verification', 'verified', 'registrations:verify'), move('pending_verification', 'cancelled', 'registrations:cancel', { needs: 'reason' })]
  expect(stagesToDo(all, { ...supervisor, role: 'agent' })).toEqual(['pending_verification'])
  expect(stagesToDo(all, supervisor)).toEqual(['pending_verification', 'verified', 'survey_completed'])
  expect(stagesToDo(all, technician)).toEqual([])
})
