import { afterEach, expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { readCalendar, readOrganisation, readStageTargets } from './calendar'
import { changeOrganisation } from './change-organisation'
import { addHoliday, removeHoliday } from './holidays'
import { holidayBody, organisationBody, stageTargetsBody, WEEKDAYS, workingHoursBody, CLOCK_STAGES } from './schema'
import { getStageClocks, getWorkingTime } from './settings-queries'
import { setStageTargets } from './set-stage-targets'
import { setWorkingHours } from './set-working-hours'
import { moveClock, now, resetClock } from '@/lib/core/clock'

const supervisor = await staff('supervisor')
const written = async () => (await sql<{ action: string }>('owner', `SELECT action FROM audit_entries WHERE subject_type = 'organisation' ORDER BY created_at, id`)).map(({ action }) => action)
/** A form of a week; days that are not named are closed. */
const week = (days: Partial<Record<number, [string, string]>>) => Object.fromEntries(WEEKDAYS.flatMap((day) => [[`opens_${day}`, days[day]?.[0] ?? ''], [`closes_${day}`, days[day]?.[1] ?? '']]))
const targets = (stages: Partial<Record<string, [string, string]>>) =>
  Object.fromEntries(CLOCK_STAGES.flatMap((stage) => [[`target_${stage}`, stages[stage]?.[0] ?? ''], [`warning_${stage}`, stages[stage]?.[1] ?? '']]))
const errorsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } | undefined }) => result.error?.issues.map(({ path }) => path.join('.'))
afterEach(resetClock)

test('another zone, country and language; saying the same again writes nothing', async () => {
  const place = { time_zone: 'Africa/Kampala', country: 'UG', locale: 'sw' } as const
  for (const _ of ['once', 'again']) await changeOrganisation(supervisor, place)
  expect(await inSystem(readOrganisation)).toMatchObject({ timeZone: 'Africa/Kampala', country: 'UG', locale: 'sw' })
  expect(await written()).toEqual(['organisation.changed'])
  expect(organisationBody.safeParse({ ...place, time_zone: '+03:00' }).success).toBe(false)
  expect(organisationBody.safeParse({ ...place, locale: 'xx' }).success).toBe(false)
  expect(organisationBody.parse({ ...place, time_zone: 'UTC', country: 'ug' })).toEqual({ time_zone: 'UTC', country: 'UG', locale: 'sw' })
})

test('a week is written as a whole: days that are left empty are closed, midnight is the end of the day', async () => {
  await setWorkingHours(supervisor, workingHoursBody.parse(week({ 1: ['09:00', '17:30'], 5: ['20:00', '00:00'] })))
  expect([...(await inSystem(readCalendar)).hours]).toEqual([[1, { opens: '09:00', closes: '17:30' }], [5, { opens: '20:00', closes: '24:00' }]])
  const before = await written()
  await setWorkingHours(supervisor, workingHoursBody.parse(week({ 5: ['20:00:00', '00:00'], 1: ['09:00', '17:30'] })))
  expect(await written()).toEqual(before)
})

test('what is no week says at which field', () => {
  const problems = (days: Parameters<typeof week>[0]) => errorsOf(workingHoursBody.safeParse(week(days)))
  expect(problems({})).toEqual(['opens_1'])
  expect(problems({ 1: ['09:00', ''], 2: ['', '17:00'] })).toEqual(['closes_1', 'opens_2'])
  expect(problems({ 3: ['17:00', '09:00'], 4: ['09:00', '09:00'] })).toEqual(['closes_3', 'closes_4'])
  expect(new Set(problems({ 6: ['9', '25:00'] }))).toEqual(new Set(['opens_6', 'closes_6']))
})

test('a holiday of one day or several; no day is one twice, also by two colleagues at once', async () => {
  await addHoliday(supervisor, holidayBody.parse({ day: '2027-03-20', until: '2027-03-22', name: 'Idul Fitri' }))
  const both = await Promise.allSettled(['Christmas', 'Natal'].map((name) => addHoliday(supervisor, holidayBody.parse({ day: '2026-12-25', until: '', name }))))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT', fields: { day: [expect.stringContaining('already')] } })
  await expect(addHoliday(supervisor, holidayBody.parse({ day: '2027-03-19', until: '2027-03-20', name: 'Bridge' }))).rejects.toMatchObject({ code: 'CONFLICT' })
  await removeHoliday(supervisor, { day: '2027-03-21' })
  await expect(removeHoliday(supervisor, { day: '2027-03-21' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await getWorkingTime(supervisor)).holidays.map(({ day }) => day)).toEqual(['2026-12-25', '2027-03-20', '2027-03-22'])
  moveClock(Date.parse('2027-03-21T12:00:00Z') - now().getTime())
  expect(await getWorkingTime(supervisor)).toMatchObject({ holidays: [{ day: '2027-03-22', name: 'Idul Fitri' }], past: 2 })
})

test.each([
  [{ day: '2026-02-30', name: 'x' }, ['day']],
  [{ day: '2026-12-25', until: '2026-12-24', name: 'x' }, ['until']],
  [{ day: '2026-12-01', until: '2027-01-01', name: 'x' }, ['until']],
  [{ day: '', until: '', name: '' }, ['day', 'name']],
])('%o is no holiday', (given, fields) => {
  expect(errorsOf(holidayBody.safeParse(given))).toEqual(fields)
})

test('PIPE-11: targets are hours of work, a stage without one has no clock', async () => {
  await setStageTargets(supervisor, stageTargetsBody.parse(targets({ pending_verification: ['4', '1'], approved: ['0,5', ''] })))
  expect([...(await inSystem(readStageTargets))]).toEqual(expect.arrayContaining([['pending_verification', { targetMinutes: 240, warningMinutes: 60 }], ['approved', { targetMinutes: 30, warningMinutes: 0 }]]))
  expect((await getStageClocks(supervisor)).stages.map(({ stage, dueAt }) => [stage, dueAt !== null])).toEqual([
    ['pending_verification', true], ['verified', false], ['survey_scheduled', false], ['survey_completed', false], ['approved', true],
  ])
  const before = await written()
  await setStageTargets(supervisor, stageTargetsBody.parse(targets({ approved: ['0.5', '0'], pending_verification: ['4', '1'] })))
  expect(await written()).toEqual(before)
  expect(errorsOf(stageTargetsBody.safeParse(targets({ survey_scheduled: ['soon', ''], verified: ['2001', ''] })))).toEqual(['target_verified', 'target_survey_scheduled'])
  expect(errorsOf(stageTargetsBody.safeParse(targets({ verified: ['1', '2'], approved: ['0', ''], survey_completed: ['', '1'] })))).toEqual(['warning_verified', 'warning_survey_completed', 'target_approved'])
})
