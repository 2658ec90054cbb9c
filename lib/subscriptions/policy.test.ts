import { expect, test } from 'vitest'
import { limitReached } from '@/lib/core/errors'
import { limitMet, periodEnd } from './policy'

const monthly = { interval: 'month', durationDays: null } as const

test.each([
  ['2026-01-15T08:30:00Z', '2026-02-15T08:30:00Z'],
  ['2026-01-31T08:30:00Z', '2026-02-28T08:30:00Z'],
  ['2028-01-31T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['2026-12-31T23:59:59Z', '2027-01-31T23:59:59Z'],
])('CRED-8: a month from %s ends %s', (start, end) => {
  expect(periodEnd(new Date(start), monthly)).toEqual(new Date(end))
})

test('CRED-8: a year from a leap day ends on the last of February', () => {
  expect(periodEnd(new Date('2028-02-29T12:00:00Z'), { interval: 'year', durationDays: null })).toEqual(new Date('2029-02-28T12:00:00Z'))
})

test('a fixed length counts days, whatever the interval; no interval has no end', () => {
  const start = new Date('2026-03-01T00:00:00Z')
  expect(periodEnd(start, { interval: 'none', durationDays: 30 })).toEqual(new Date('2026-03-31T00:00:00Z'))
  expect(periodEnd(start, { interval: 'none', durationDays: null })).toBeNull()
})

test('T3-05: a limit that is met is told apart from every other refusal', () => {
  expect(limitMet(limitReached('sites', 5, 5))).toEqual({ what: 'sites', limit: 5, used: 5 })
  expect(limitMet(limitReached('people', 3, 3))).toEqual({ what: 'seats', limit: 3, used: 3 })
  expect(limitMet(limitReached('quotes', 1, 1))).toBeNull()
  expect(limitMet({ code: 'CONFLICT', details: { what: 'sites', limit: 5, used: 5 } })).toBeNull()
  expect(limitMet({ code: 'LIMIT_REACHED' })).toBeNull()
  expect(limitMet(undefined)).toBeNull()
})
