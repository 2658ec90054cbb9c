import { afterEach, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { HOUR, MINUTE, moveClock, now, resetClock } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { addDays, dayStart, instantAt, weekdayOf, zonedParts } from '@/lib/core/zoned-time'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { addAbsence, removeAbsence } from './absences'
import { freeTimes } from './availability'
import { book, release } from './book'
import { changeTechnician } from './change-technician'
import { daysFrom } from './policy'
import { getVisit, readVisits } from './queries'
import { getTechnician, listTechnicians } from './technicians'
import { technician, waitingRegistration } from './testing'

// In a zone whose clocks change. Every test takes a day of its own.

const ZONE = 'Europe/Berlin'
let supervisor: StaffActor
beforeAll(async () => {
  supervisor = await staff('supervisor')
  await sql('owner', `UPDATE organisation SET time_zone = $1`, [ZONE])
  await sql('owner', `UPDATE working_hours SET opens = '08:00', closes = '12:00'`)
  await sql('owner', `INSERT INTO working_hours VALUES (7, '01:00', '05:00')`)
})
afterEach(resetClock)

/** The next day on which the clocks of the zone change, and how long it is. */
function changeOfClocks(hours: 23 | 25): string {
  let day = zonedParts(ZONE, now()).day
  const lengthOf = (one: string) => (dayStart(ZONE, addDays(one, 1)).getTime() - dayStart(ZONE, one).getTime()) / HOUR
  while (lengthOf(day) !== hours) day = addDays(day, 1)
  return day
}
const bookSurvey = async (tech: StaffActor, startsAt: Date, minutes = 60) => {
  const registrationId = await waitingRegistration()
  const { bookingId } = await inStaff(supervisor, (tx) => book(tx, { kind: 'survey', registrationId, technicianId: tech.userId, startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE), by: null }))
  return { registrationId, bookingId }
}
const startsOf = async (tech: StaffActor, day: string, more: Partial<Parameters<typeof freeTimes>[1]> = {}) =>
  (await freeTimes(supervisor, { day, minutes: 60, technician_id: tech.userId, limit: 10, ...more })).rows[0]?.starts.map(({ time }) => time)
/** A Monday so many weeks from now, that no other test uses. */
const monday = (weeks: number): string => {
  const today = zonedParts(ZONE, now()).day
  return addDays(today, weeks * 7 + 8 - weekdayOf(today))
}

test('PIPE-9: on the day when the clocks go forward an hour less is free, and a visit over the change lasts as long as it says', async () => {
  const [tech, day] = [await technician(), changeOfClocks(23)]
  expect(await startsOf(tech, day)).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00'])
  await bookSurvey(tech, instantAt(ZONE, day, '01:30'), 60)
  expect(await startsOf(tech, day)).toEqual(['03:30', '04:00'])
  const { visits } = await readVisits(supervisor, { days: [day], technicianId: tech.userId, limit: 1 })
  expect(visits.map(({ startsAt, endsAt }) => [zonedParts(ZONE, startsAt).time, zonedParts(ZONE, endsAt).time])).toEqual([['01:30', '03:30']])
})

test('PIPE-9: on the day when the clocks go back both hours are there and can be booked, and the day is one day', async () => {
  const [tech, day] = [await technician(2), changeOfClocks(25)]
  const first = instantAt(ZONE, day, '02:00')
  await bookSurvey(tech, first)
  await bookSurvey(tech, new Date(first.getTime() + HOUR))
  const { visits, days } = await readVisits(supervisor, { days: [day], technicianId: tech.userId, limit: 1 })
  expect(visits.map(({ startsAt }) => zonedParts(ZONE, startsAt).time)).toEqual(['02:00', '02:00'])
  expect(days).toEqual([{ day, isOff: false, holiday: null }])
  // The 25th hour still belongs to the day, so it is full.
  await expect(bookSurvey(tech, instantAt(ZONE, day, '23:15'), 30)).rejects.toMatchObject({ fields: { starts_at: [expect.stringContaining('2 visits on this day')] } })
  await bookSurvey(tech, instantAt(ZONE, addDays(day, 1), '00:15'), 30)
})

test('what is free: between visits, not while absent, not in the past, not beyond what fits in a day', async () => {
  const [tech, day] = [await technician(2), monday(3)]
  expect(await startsOf(tech, day)).toEqual(['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'])
  const { registrationId } = await bookSurvey(tech, instantAt(ZONE, day, '09:00'))
  expect(await startsOf(tech, day)).toEqual(['08:00', '10:00', '10:30', '11:00'])
  expect(await startsOf(tech, day, { registration_id: registrationId })).toContain('09:30')
  const { bookingId } = await addAbsence(supervisor, { user_id: tech.userId, from: day, from_time: '11:30', until: day, until_time: '', note: 'Dentist' })
  expect(await startsOf(tech, day)).toEqual(['08:00', '10:00', '10:30'])
  moveClock(instantAt(ZONE, day, '09:40').getTime() - Date.now())
  expect(await startsOf(tech, day)).toEqual(['10:00', '10:30'])
  resetClock()
  await removeAbsence(supervisor, { booking_id: bookingId })
  await bookSurvey(tech, instantAt(ZONE, day, '11:00'))
  expect(await startsOf(tech, day)).toEqual([])
  expect(await startsOf(tech, addDays(day, 1))).toHaveLength(7)
})

test('an absence of whole days reaches from midnight to midnight, is refused where something is booked, and goes only as an absence', async () => {
  const [tech, day] = [await technician(), monday(4)]
  const { bookingId } = await addAbsence(supervisor, { user_id: tech.userId, from: day, from_time: '', until: addDays(day, 2), until_time: '', note: undefined })
  expect((await getTechnician(supervisor, tech.userId)).absences).toEqual([{ id: bookingId, startsAt: dayStart(ZONE, day), endsAt: dayStart(ZONE, addDays(day, 3)), note: null }])
  expect((await listTechnicians(supervisor, { limit: 100 })).rows.find(({ userId }) => userId === tech.userId)?.absence?.startsAt).toEqual(dayStart(ZONE, day))
  const visit = await bookSurvey(tech, instantAt(ZONE, addDays(day, 3), '09:00'))
  await expect(addAbsence(supervisor, { user_id: tech.userId, from: addDays(day, 3), from_time: '', until: addDays(day, 3), until_time: '', note: undefined })).rejects.toMatchObject({
    code: 'CONFLICT',
    fields: { from: [expect.stringContaining('a survey then')] },
  })
  await expect(removeAbsence(supervisor, { booking_id: visit.bookingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await getVisit(supervisor, visit.bookingId)).toMatchObject({ kind: 'survey', registrationId: visit.registrationId })
  await removeAbsence(supervisor, { booking_id: bookingId })
  await expect(removeAbsence(supervisor, { booking_id: bookingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the calendar pages through technicians, and shows a former one only while something is booked', async () => {
  const people = await Promise.all(Array.from({ length: 3 }, () => technician()))
  const day = monday(5)
  const gone = people[0]
  if (!gone) throw new Error('nobody')
  const { bookingId } = await bookSurvey(gone, instantAt(ZONE, day, '09:00'))
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [gone.userId])
  const seen = async (days: string[]) => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await readVisits(supervisor, { days, cursor, limit: 2 })
      ids.push(...page.technicians.map(({ userId }) => userId))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(ids).size).toBe(ids.length)
    return ids
  }
  expect(await seen(daysFrom(day, 7))).toEqual(expect.arrayContaining(people.map(({ userId }) => userId)))
  await inStaff(supervisor, (tx) => release(tx, { bookingId }))
  expect(await seen(daysFrom(day, 7))).not.toContain(gone.userId)
  await expect(getVisit(supervisor, bookingId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a technician is changed with what was before in the audit; fewer visits a day leave what is booked', async () => {
  const [tech, day] = [await technician(3), monday(6)]
  await bookSurvey(tech, instantAt(ZONE, day, '08:00'))
  await bookSurvey(tech, instantAt(ZONE, day, '09:00'))
  const change = { user_id: tech.userId, daily_capacity: 1, skills: ['fibre'], latitude: -6.6, longitude: 106.8 }
  await changeTechnician(supervisor, change)
  await changeTechnician(supervisor, change)
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'technician.changed' AND subject_id = $1`, [tech.userId])).toEqual([
    { data: { before: { dailyCapacity: 3, skills: [], latitude: null, longitude: null }, after: { dailyCapacity: 1, skills: ['fibre'], latitude: -6.6, longitude: 106.8 } } },
  ])
  expect((await readVisits(supervisor, { days: [day], technicianId: tech.userId, limit: 1 })).visits).toHaveLength(2)
  expect(await startsOf(tech, day)).toEqual([])
  await expect(changeTechnician(supervisor, { ...change, user_id: supervisor.userId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
