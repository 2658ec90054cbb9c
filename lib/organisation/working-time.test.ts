import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workingDue, workingMinutesBetween, isWorkingDay, type Calendar } from './working-time'

const HOUR = 60
/** Monday to Saturday from 8 to 18, as in a fresh house. */
const week = (zone: string, holidays: string[] = [], days = [1, 2, 3, 4, 5, 6]): Calendar => ({
  zone,
  hours: new Map(days.map((day) => [day, { opens: '08:00', closes: '18:00' }])),
  holidays: new Set(holidays),
})
const due = (start: string, minutes: number, calendar: Calendar) => workingDue(new Date(start), minutes, calendar).toISOString()

test('PIPE-11: working time passes within the day, and stands still at night', () => {
  const utc = week('UTC')
  expect(due('2026-11-18T09:30:00Z', 240, utc)).toBe('2026-11-18T13:30:00.000Z')
  expect(due('2026-11-18T16:00:00Z', 240, utc)).toBe('2026-11-19T10:00:00.000Z')
  expect(due('2026-11-18T23:10:00Z', 60, utc)).toBe('2026-11-19T09:00:00.000Z')
  expect(due('2026-11-18T05:00:00Z', 60, utc)).toBe('2026-11-18T09:00:00.000Z')
  // What fills the day is due at its end, not next morning.
  expect(due('2026-11-18T08:00:00Z', 600, utc)).toBe('2026-11-18T18:00:00.000Z')
  expect(due('2026-11-18T18:00:00Z', 0, utc)).toBe('2026-11-19T08:00:00.000Z')
})

test('PIPE-11: closed weekdays and holidays are left out, also several in a row', () => {
  const utc = week('UTC', ['2026-12-25', '2026-12-26', '2027-01-01'])
  expect(due('2026-11-21T17:00:00Z', 120, utc)).toBe('2026-11-23T09:00:00.000Z')
  expect(due('2026-12-24T17:30:00Z', 60, utc)).toBe('2026-12-28T08:30:00.000Z')
  expect(due('2026-12-25T10:00:00Z', 60, utc)).toBe('2026-12-28T09:00:00.000Z')
  expect(isWorkingDay('2026-12-25', utc)).toBe(false)
  expect(isWorkingDay('2026-11-22', utc)).toBe(false)
})

test('the day is the organisation’s: what comes in the evening of UTC is next morning in Jakarta', () => {
  const jakarta = week('Asia/Jakarta')
  expect(due('2026-11-20T23:30:00Z', 60, jakarta)).toBe('2026-11-21T02:00:00.000Z')
  expect(due('2026-11-21T10:30:00Z', 60, jakarta)).toBe('2026-11-23T01:30:00.000Z')
})

test('a change of the clock: over night it moves the hour of UTC, within working time it takes or gives one', () => {
  const berlin = week('Europe/Berlin', [], [1, 2, 3, 4, 5, 6, 7])
  expect(due('2026-03-28T16:00:00Z', 120, berlin)).toBe('2026-03-29T07:00:00.000Z')
  expect(due('2026-10-24T15:00:00Z', 120, berlin)).toBe('2026-10-25T08:00:00.000Z')
  const nights: Calendar = { zone: 'Europe/Berlin', hours: new Map([[7, { opens: '00:00', closes: '24:00' }]]), holidays: new Set() }
  const whole = (from: string, to: string) => workingMinutesBetween(new Date(from), new Date(to), nights)
  expect(whole('2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toBe(23 * HOUR)
  expect(whole('2026-10-24T00:00:00Z', '2026-10-26T12:00:00Z')).toBe(25 * HOUR)
})

test('a calendar without working time has no due times, and lets none pass', () => {
  const never: Calendar = { zone: 'UTC', hours: new Map(), holidays: new Set() }
  expect(() => workingDue(new Date(), 1, never)).toThrow(RangeError)
  expect(workingMinutesBetween(new Date('2026-01-01'), new Date('2026-02-01'), never)).toBe(0)
  expect(workingMinutesBetween(new Date('2026-11-19T12:00:00Z'), new Date('2026-11-18T12:00:00Z'), week('UTC'))).toBe(0)
})

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const calendars = fc
  .record({
    zone: fc.constantFrom('UTC', 'Asia/Jakarta', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
    spans: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 1440 })), { minKeys: 1 }),
    holidays: fc.array(fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`), { maxLength: 12 }),
  })
  .map(({ zone, spans, holidays }): Calendar => ({
    zone,
    hours: new Map(Object.entries(spans).map(([day, [opens, length]]) => [Number(day), { opens: clock(opens), closes: clock(Math.min(1440, opens + Math.max(60, length))) }])),
    holidays: new Set(holidays),
  }))

test('PIPE-11: between a start and its due moment lies exactly the target, in any calendar', () => {
  fc.assert(
    fc.property(calendars, fc.date({ min: new Date('2026-02-01'), max: new Date('2026-11-30'), noInvalidDate: true }), fc.integer({ min: 0, max: 5000 }), (calendar, start, minutes) => {
      const end = workingDue(start, minutes, calendar)
      expect(end.getTime()).toBeGreaterThanOrEqual(start.getTime())
      expect(workingMinutesBetween(start, end, calendar)).toBeCloseTo(minutes, 6)
    }),
    { numRuns: 300 },
  )
})
