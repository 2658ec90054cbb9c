import { expect, test } from 'vitest'
import { HOUR } from '@/lib/core/clock'
import { instantAt, zonedParts } from '@/lib/core/zoned-time'
import type { Calendar } from '@/lib/organisation/working-time'
import { freeGaps, freeStarts, mondayOf, partOnDay, shownSpan, workingSpan } from './policy'

const calendar = (zone: string, opens = '08:00', closes = '18:00'): Calendar => ({ zone, hours: new Map([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, { opens, closes }])), holidays: new Set(['2026-12-25']) })
const berlin = calendar('Europe/Berlin')
const on = (day: string, from: string, to: string, zone = 'Europe/Berlin') => ({ startsAt: instantAt(zone, day, from), endsAt: instantAt(zone, day, to) })
const times = (starts: Date[], zone = 'Europe/Berlin') => starts.map((at) => zonedParts(zone, at).time)
const LONG_AGO = new Date(0)

test('what is free lies between what is booked, and not in the past', () => {
  const day = on('2026-11-23', '08:00', '12:00')
  expect(freeGaps(day, [on('2026-11-23', '09:00', '10:00'), on('2026-11-23', '09:30', '11:00')], LONG_AGO)).toEqual([on('2026-11-23', '08:00', '09:00'), on('2026-11-23', '11:00', '12:00')])
  expect(freeGaps(day, [on('2026-11-22', '00:00', '24:00')], instantAt('Europe/Berlin', '2026-11-23', '11:20'))).toEqual([on('2026-11-23', '11:20', '12:00')])
  expect(freeGaps(day, [on('2026-11-22', '10:00', '23:00'), on('2026-11-23', '07:00', '13:00')], LONG_AGO)).toEqual([])
  expect(times(freeStarts(day, [on('2026-11-23', '09:00', '10:15')], 60, LONG_AGO))).toEqual(['08:00', '10:30', '11:00'])
})

test('PIPE-9: a working night over the change of the clocks is as long as it is', () => {
  const night = calendar('Europe/Berlin', '01:00', '05:00')
  const spring = workingSpan(night, '2026-03-29')
  const autumn = workingSpan(night, '2026-10-25')
  expect([spring, autumn].map((span) => span && (span.endsAt.getTime() - span.startsAt.getTime()) / HOUR)).toEqual([3, 5])
  expect(spring && times(freeStarts(spring, [], 60, LONG_AGO))).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00'])
  expect(autumn && times(freeStarts(autumn, [], 60, LONG_AGO))).toEqual(['01:00', '01:30', '02:00', '02:30', '02:00', '02:30', '03:00', '03:30', '04:00'])
})

test('a holiday has no working time; a calendar shows it all the same, wider where something lies outside', () => {
  expect(workingSpan(berlin, '2026-12-25')).toBeNull()
  expect(shownSpan(berlin, '2026-12-25', [])).toEqual(on('2026-12-25', '08:00', '18:00'))
  expect(shownSpan(berlin, '2026-11-23', [on('2026-11-23', '06:40', '07:20'), on('2026-11-23', '18:30', '19:10')])).toEqual(on('2026-11-23', '06:00', '20:00'))
  expect(shownSpan(berlin, '2026-11-23', [{ startsAt: new Date('2026-11-01'), endsAt: new Date('2026-12-01') }])).toEqual(on('2026-11-23', '00:00', '24:00'))
})

test('the part of a long absence that lies on a day, also on one of 25 hours', () => {
  const absence = { startsAt: new Date('2026-10-20T08:00:00Z'), endsAt: new Date('2026-10-30T08:00:00Z') }
  const part = partOnDay('Europe/Berlin', '2026-10-25', absence)
  expect(part && (part.endsAt.getTime() - part.startsAt.getTime()) / HOUR).toBe(25)
  expect(partOnDay('Europe/Berlin', '2026-11-02', absence)).toBeNull()
})

test('a week begins on its Monday', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-23'])
})
