import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, instantAt, isDay, isZone, localDay, localMinutes, weekdayOf } from './zone-time'

const at = (day: string, minutes: number, zone: string) => instantAt(day, minutes, zone).toISOString()

test('a clock time of a place is a moment, on both sides of UTC', () => {
  expect(at('2026-11-21', 540, 'Asia/Jakarta')).toBe('2026-11-21T02:00:00.000Z')
  expect(at('2026-11-21', 0, 'Pacific/Kiritimati')).toBe('2026-11-20T10:00:00.000Z')
  expect(at('2026-11-21', 1439, 'America/Los_Angeles')).toBe('2026-11-22T07:59:00.000Z')
  expect(at('2026-11-21', 345, 'Asia/Kathmandu')).toBe('2026-11-21T00:00:00.000Z')
  expect(localDay(new Date('2026-11-20T23:30:00Z'), 'Asia/Jakarta')).toBe('2026-11-21')
  expect(localMinutes(new Date('2026-11-20T23:30:30Z'), 'Asia/Jakarta')).toBe(390)
})

test('days of 23 and 25 hours: a time that is skipped is the moment of the skip, of one that comes twice the first', () => {
  expect(at('2026-03-29', 150, 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-03-29', 180, 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-10-25', 150, 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-10-25', 180, 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
  // Where midnight itself is skipped, the day begins an hour later.
  expect(at('2026-09-06', 0, 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
  // A whole day that never was.
  expect(at('2011-12-30', 600, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
})

const zones = fc.constantFrom('UTC', 'Asia/Jakarta', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata', 'Africa/Casablanca')
test('a moment is found again by the day and time that its zone shows, or an hour earlier where that comes twice', () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }), (zone, ms) => {
      const moment = new Date(Math.floor(ms / 60_000) * 60_000)
      const found = instantAt(localDay(moment, zone), localMinutes(moment, zone), zone)
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(moment.getTime() - found.getTime())
      expect(localMinutes(found, zone)).toBe(localMinutes(moment, zone))
    }),
    { numRuns: 500 },
  )
})

test('days are counted by the calendar', () => {
  expect([addDays('2026-02-28', 1), addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2026-03-01', '2028-02-29', '2025-12-31'])
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31)
  expect([weekdayOf('2026-11-21'), weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([6, 7, 1])
  expect(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'today'].filter(isDay)).toEqual([])
  expect(isDay('2028-02-29')).toBe(true)
})

test.each([['Asia/Jakarta', true], ['UTC', true], ['Mars/Olympus', false], ['+07:00', false], ['', false]])('%s as a zone: %s', (zone, known) => {
  expect(isZone(zone)).toBe(known)
})
