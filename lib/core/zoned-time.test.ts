import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayStart, instantAt, isDay, weekdayOf, zonedParts } from './zoned-time'

const ZONES = ['UTC', 'Asia/Jakarta', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo']

test('a moment reads as the zone has it', () => {
  expect(zonedParts('Asia/Jakarta', new Date('2026-11-22T18:30:00Z'))).toEqual({ day: '2026-11-23', time: '01:30', weekday: 1, minutes: 90 })
  expect(instantAt('Asia/Jakarta', '2026-11-23', '01:30').toISOString()).toBe('2026-11-22T18:30:00.000Z')
})

test('PIPE-9: on the day when the clocks go forward, the day is 23 hours long and a skipped time moves on', () => {
  expect(dayStart('Europe/Berlin', '2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(dayStart('Europe/Berlin', '2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z')
  expect(instantAt('Europe/Berlin', '2026-03-29', '09:00').toISOString()).toBe('2026-03-29T07:00:00.000Z')
  expect(zonedParts('Europe/Berlin', instantAt('Europe/Berlin', '2026-03-29', '02:30')).time).toBe('03:30')
})

test('PIPE-9: on the day when the clocks go back, a time that comes twice is the first', () => {
  expect(instantAt('Europe/Berlin', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantAt('Europe/Berlin', '2026-10-25', '24:00').toISOString()).toBe('2026-10-25T23:00:00.000Z')
  expect(dayStart('America/New_York', '2026-11-01').toISOString()).toBe('2026-11-01T04:00:00.000Z')
})

test('what the clocks show at the moment of a time is that time, in every zone, wherever it exists', () => {
  const minute = fc.date({ min: new Date('1995-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000))
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minute, (zone, at) => {
      const { day, time, weekday } = zonedParts(zone, at)
      expect(zonedParts(zone, instantAt(zone, day, time))).toMatchObject({ day, time })
      expect(instantAt(zone, day, time).getTime()).toBeLessThanOrEqual(at.getTime())
      expect(weekdayOf(day)).toBe(weekday)
    }),
  )
})

test('days are counted by the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(['2026-02-30', '2026-2-3', 'today', '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-28', '1900-01-01', '2999-12-31'].map(isDay)).toEqual([false, false, false, false, false, false, true, true, true])
})
