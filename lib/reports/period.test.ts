import { expect, test } from 'vitest'
import { daysOf, periodOf } from './period'
import { PERIODS } from './schema'

test.each([
  ['today', '2026-03-01', '2026-03-01'],
  ['7d', '2026-02-23', '2026-03-01'],
  ['30d', '2026-01-31', '2026-03-01'],
  ['90d', '2025-12-02', '2026-03-01'],
  ['month', '2026-03-01', '2026-03-01'],
  ['last-month', '2026-02-01', '2026-02-28'],
  ['year', '2026-01-01', '2026-03-01'],
] as const)('%s, seen from the first of March: %s to %s', (period, from, to) => {
  expect(daysOf(period, '2026-03-01')).toEqual({ from, to })
})

test('all of time has no ends, days of one’s own win over a name, and the wrong way round is turned', () => {
  expect(daysOf('all', '2026-03-01')).toEqual({})
  expect(PERIODS.map((period) => periodOf({ period }, '2026-03-01').period)).toEqual([...PERIODS])
  expect(periodOf({}, '2026-03-01').period).toBe('30d')
  expect(periodOf({ period: 'today', from: '2026-02-03', to: '2026-02-01' }, '2026-03-01')).toEqual({ period: null, from: '2026-02-01', to: '2026-02-03' })
  expect(periodOf({ from: '2026-02-03' }, '2026-03-01')).toEqual({ period: null, from: '2026-02-03', to: undefined })
})
