import { expect, test } from 'vitest'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { maskName, trackingSteps } from './tracking-steps'

const events = (...way: RegistrationStatus[]) => way.map((toStatus, hour) => ({ toStatus, createdAt: new Date(Date.UTC(2026, 10, 21, hour)) }))
const way = (status: RegistrationStatus, needsSurvey: boolean, ...before: RegistrationStatus[]) =>
  trackingSteps({ status, needsSurvey, events: events(...before, status) }).map(({ status: step, at }) => `${step}${at ? ` ${at.getUTCHours()}` : ''}`)

test('steps behind have their time, those ahead none', () => {
  expect(way('verified', true, 'pending_verification')).toEqual(['pending_verification 0', 'verified 1', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created'])
})

test('a plan without a survey shows none', () => {
  expect(way('approved', false, 'pending_verification', 'verified')).toEqual(['pending_verification 0', 'verified 1', 'approved 2', 'customer_created'])
})

test('what has ended shows its end, and nothing ahead', () => {
  expect(way('rejected', true, 'pending_verification', 'verified')).toEqual(['pending_verification 0', 'verified 1', 'rejected 2'])
})

test('what was opened again begins anew', () => {
  expect(way('pending_verification', false, 'pending_verification', 'verified', 'cancelled')).toEqual(['pending_verification 3', 'verified', 'approved', 'customer_created'])
})

test('a name keeps its first letters only, also of letters that are several characters', () => {
  expect(maskName('Ayu Lestari')).toBe('A•• L••••••')
  expect(maskName('X')).toBe('X')
  expect(maskName('नि 👩‍👩‍👧‍👦b')).toBe('नि 👩‍👩‍👧‍👦•')
})
