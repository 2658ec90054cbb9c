import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { HOUR } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { addDays, instantAt, zonedParts } from '@/lib/core/zoned-time'
import { readDay } from '@/lib/installations/day-queries'
import { asApp, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { technician, waitingRegistration } from '@/lib/visits/testing'
import { moveRegistration } from '../move-registration'
import { getSurvey } from './queries'
import { reportSurvey } from './report-survey'

let supervisor: StaffActor
beforeAll(async () => {
  supervisor = await staff('supervisor')
})

const ZONE = 'Asia/Jakarta'
const DAY = addDays(zonedParts(ZONE, new Date()).day, 5)

/** A registration whose survey this technician makes at an hour of its own. */
async function scheduled(tech: StaffActor, time = '09:00'): Promise<string> {
  const id = await waitingRegistration()
  const starts_at = instantAt(ZONE, DAY, time)
  await moveRegistration(supervisor, {
    id,
    to: 'survey_scheduled',
    expected_status: 'verified',
    survey: { technician_id: tech.userId, starts_at, ends_at: new Date(starts_at.getTime() + HOUR) },
    origin: 'screen',
  })
  return id
}
/** A photo as the store notes it, sent by somebody and belonging to nothing yet. */
const photo = (by: StaffActor) =>
  inStaff(by, (tx) =>
    tx.file.create({ data: { key: newId(), purpose: 'survey', name: 'roof.jpg', contentType: 'image/jpeg', bytes: 10, uploadedByType: 'staff', uploadedBy: by.actorId }, select: { id: true } }),
  ).then(({ id }) => id)
const approve = (id: string) => moveRegistration(supervisor, { id, to: 'approved', expected_status: 'survey_completed', origin: 'screen' })

test('T1-12: the technician who was there says what was found, with photos; it is kept and can be approved', async () => {
  const tech = await technician()
  const id = await scheduled(tech)
  const photos = [await photo(tech), await photo(tech)]
  await reportSurvey(tech, { id, outcome: 'feasible', note: 'Pole at the corner', file_ids: photos })
  expect(await getSurvey(tech, id)).toMatchObject({ status: 'survey_completed', outcome: 'feasible', note: 'Pole at the corner', completedBy: 'Staff technician', photos: photos.map((one) => ({ id: one })) })
  expect(await approve(id)).toMatchObject({ status: 'approved' })
})

test('T1-12: what was found not feasible is kept and cannot be approved', async () => {
  const tech = await technician()
  const id = await scheduled(tech)
  await reportSurvey(tech, { id, outcome: 'not_feasible', note: 'No duct, no permission', file_ids: [] })
  await expect(approve(id)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/not feasible|not possible/iu) })
  expect(await getSurvey(supervisor, id)).toMatchObject({ status: 'survey_completed', outcome: 'not_feasible' })
})

test('T1-12: another technician, a second result and somebody else’s photo change nothing', async () => {
  const [tech, other] = [await technician(), await technician()]
  const id = await scheduled(tech)
  await expect(reportSurvey(other, { id, outcome: 'feasible', note: 'From afar', file_ids: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const foreign = await photo(other)
  await expect(reportSurvey(tech, { id, outcome: 'feasible', note: 'Seen', file_ids: [foreign] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await getSurvey(tech, id)).toMatchObject({ status: 'survey_scheduled', outcome: null, photos: [] })
  const both = await Promise.allSettled([reportSurvey(tech, { id, outcome: 'feasible', note: 'Mine', file_ids: [] }), reportSurvey(supervisor, { id, outcome: 'not_feasible', note: 'Theirs', file_ids: [] })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STATUS_CHANGED', details: { live_status: 'survey_completed' } } })
  expect(await sql('owner', `SELECT count(*)::int AS n FROM registration_events WHERE registration_id = $1 AND to_status = 'survey_completed'`, [id])).toEqual([{ n: 1 }])
})

test('a survey that is reported waits for its registration before it takes photos, so that two never wait for each other', async () => {
  const tech = await technician()
  const id = await scheduled(tech)
  const sent = await photo(tech)
  let report: Promise<void> | undefined
  await asApp({ as: 'staff' }, async (db) => {
    await db.query('SELECT 1 FROM registrations WHERE id = $1 FOR UPDATE', [id])
    report = reportSurvey(tech, { id, outcome: 'feasible', note: 'Seen', file_ids: [sent] })
    await expect.poll(async () => (await db.query('SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))')).rowCount).toBe(1)
    expect((await db.query('SELECT 1 FROM files WHERE id = $1 FOR UPDATE NOWAIT', [sent])).rowCount).toBe(1)
  })
  await report
  expect(await getSurvey(tech, id)).toMatchObject({ status: 'survey_completed', photos: [{ id: sent }] })
})

test('PIPE-9: a survey that is reported before its time stays in the technician’s day as done; one that is called off leaves it', async () => {
  const tech = await technician()
  const [done, off] = [await scheduled(tech, '09:00'), await scheduled(tech, '11:00')]
  const stops = async () => (await readDay(tech, { day: DAY })).stops.map(({ id, outcome }) => [id, outcome])
  expect(await stops()).toEqual([[done, null], [off, null]])
  await reportSurvey(tech, { id: done, outcome: 'feasible', note: 'Seen', file_ids: [] })
  await moveRegistration(supervisor, { id: off, to: 'cancelled', expected_status: 'survey_scheduled', reason: 'Moved away', origin: 'screen' })
  expect(await stops()).toEqual([[done, 'feasible']])
})

test('T1-11: after a reopen the registration has one survey again, without the earlier result', async () => {
  const tech = await technician()
  const id = await scheduled(tech, '14:00')
  await reportSurvey(tech, { id, outcome: 'not_feasible', note: 'Gate was locked', file_ids: [] })
  const move = (to: 'rejected' | 'pending_verification' | 'verified', expected_status: 'survey_completed' | 'rejected' | 'pending_verification') => moveRegistration(supervisor, { id, to, expected_status, reason: 'For a test', origin: 'screen' })
  await move('rejected', 'survey_completed')
  await move('pending_verification', 'rejected')
  await moveRegistration(supervisor, { id, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
  const starts_at = instantAt(ZONE, addDays(DAY, 1), '09:00')
  await moveRegistration(supervisor, { id, to: 'survey_scheduled', expected_status: 'verified', survey: { technician_id: tech.userId, starts_at, ends_at: new Date(starts_at.getTime() + HOUR) }, origin: 'screen' })
  expect(await getSurvey(supervisor, id)).toMatchObject({ status: 'survey_scheduled', outcome: null, note: null, rescheduled: 0, startsAt: starts_at })
  expect(await sql('owner', 'SELECT count(*)::int AS n FROM surveys WHERE registration_id = $1', [id])).toEqual([{ n: 1 }])
  expect(await sql('owner', `SELECT data FROM registration_activity WHERE registration_id = $1 AND kind = 'survey_result'`, [id])).toEqual([{ data: { outcome: 'not_feasible', note: 'Gate was locked' } }])
})

test('a cancelled registration frees its technician at once', async () => {
  const tech = await technician()
  const id = await scheduled(tech, '16:00')
  await moveRegistration(supervisor, { id, to: 'cancelled', expected_status: 'survey_scheduled', reason: 'Moved away', origin: 'screen' })
  await scheduled(tech, '16:00')
  await expect(getSurvey(supervisor, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
