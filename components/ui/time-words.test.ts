import { expect, test } from 'vitest'
import { exactTime, relativeTime, shownTime } from './time-words'

const now = Date.parse('2026-11-21T12:00:00Z')

test.each([
  ['2026-11-21T12:00:20Z', 'now'],
  ['2026-11-21T11:58:00Z', '2 minutes ago'],
  ['2026-11-21T15:00:00Z', 'in 3 hours'],
  ['2026-11-22T12:00:00Z', 'tomorrow'],
  ['2026-11-24T11:59:00Z', 'in 3 days'],
  ['2026-11-07T12:00:00Z', '2 weeks ago'],
  ['2024-11-21T12:00:00Z', '2 years ago'],
])('%s reads "%s"', (iso, words) => {
  expect(relativeTime(iso, 'en', now)).toBe(words)
})

test('a calendar day is the same day in every zone', () => {
  expect(shownTime('2026-11-30', 'day', 'Pacific/Auckland', 'en')).toBe('Nov 30, 2026')
  expect(shownTime('2026-11-30', 'day', 'America/Los_Angeles', 'en')).toBe('Nov 30, 2026')
})

test('a moment moves with the zone, and UTC is named', () => {
  expect(shownTime('2026-11-20T23:30:00Z', 'day-time', 'Asia/Jakarta', 'en')).toBe('Nov 21, 2026, 06:30')
  expect(shownTime('2026-11-20T23:30:00Z', 'day-time', 'UTC', 'en')).toBe('Nov 20, 2026, 23:30 UTC')
})

test('the exact time names its zone', () => {
  expect(exactTime('2026-11-20T23:30:00Z', 'UTC', 'en')).toMatch(/Friday, November 20, 2026 at 11:30:00.PM UTC/u)
})
