import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { HOUR } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { addDays, instantAt, zonedParts } from '@/lib/core/zoned-time'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { book } from '@/lib/visits/book'
import { technician, waitingRegistration } from '@/lib/visits/testing'
import { completeSurvey, withdrawSurvey } from './complete-survey'
import { rescheduleSurvey } from './reschedule-survey'
import { scheduleSurvey } from './schedule-survey'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const ZONE = 'Asia/Jakarta'
const DAY = addDays(zonedParts(ZONE, new Date()).day, 10)
const slot = ({ userId }: StaffActor, time: string) => {
  const starts = instantAt(ZONE, DAY, time)
  return { technician_id: userId, starts_at: starts, ends_at: new Date(starts.getTime() + HOUR) }
}

/** As the move does it: the event and the survey in one transaction. */
const move = (tx: Tx, id: string, from: string, to: string) => tx.$executeRaw`WITH e AS (INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, actor_id)
    SELECT ${id}::uuid, max(position) + 1, ${from}::registration_status, ${to}::registration_status, 'staff', ${agent.actorId}::uuid FROM registration_events WHERE registration_id = ${id}::uuid)
  UPDATE registrations SET status = ${to}::registration_status WHERE id = ${id}::uuid`
const schedule = (id: string, survey: ReturnType<typeof slot>) =>
  inStaff(agent, async (tx) => {
    await move(tx, id, 'verified', 'survey_scheduled')
    await scheduleSurvey(tx, { registrationId: id, survey, by: agent.actorId })
  })
const scheduled = async (tech: StaffActor, time: string) => {
  const id = await waitingRegistration()
  await schedule(id, slot(tech, time))
  return id
}
const statusOf = async (id: string) => (await sql<{ status: string }>('owner', 'SELECT status FROM registrations WHERE id = $1', [id]))[0]?.status
const count = async (text: string, id: string) => Number((await sql<{ n: string }>('owner', `SELECT count(*) AS n FROM ${text}`, [id]))[0]?.n)

test('T1-10: a booking that fails takes the whole move back, and says why at its field', async () => {
  const [tech, id] = [await technician(), await waitingRegistration()]
  await inStaff(agent, (tx) => book(tx, { kind: 'absence', technicianId: tech.userId, startsAt: instantAt(ZONE, DAY, '08:00'), endsAt: instantAt(ZONE, DAY, '12:00'), by: null }))
  await expect(schedule(id, slot(tech, '11:30'))).rejects.toMatchObject({ code: 'CONFLICT', fields: { 'survey.starts_at': [expect.stringContaining('is absent then')] } })
  expect(await statusOf(id)).toBe('verified')
  expect(await count('registration_events WHERE registration_id = $1', id)).toBe(2)
  expect(await count('surveys WHERE registration_id = $1', id)).toBe(0)
  expect(await count('bookings WHERE registration_id = $1', id)).toBe(0)
})

test('T1-11: a survey that is moved stays one survey: counted, noted, its earlier time kept, the applicant told', async () => {
  const [tech, other] = [await technician(), await technician()]
  const id = await scheduled(tech, '09:00')
  expect(await rescheduleSurvey(agent, { id, ...slot(tech, '13:00') })).toMatchObject({ rescheduled: 1 })
  expect(await rescheduleSurvey(agent, { id, ...slot(other, '15:00'), expected_starts_at: slot(tech, '13:00').starts_at })).toMatchObject({ rescheduled: 2, technicianId: other.userId })
  expect(await rescheduleSurvey(agent, { id, ...slot(other, '15:00') })).toMatchObject({ rescheduled: 2 })
  expect(await sql('owner', 'SELECT technician_id, starts_at, rescheduled FROM surveys WHERE registration_id = $1', [id])).toEqual([{ technician_id: other.userId, starts_at: slot(other, '15:00').starts_at, rescheduled: 2 }])
  expect(await count('bookings WHERE registration_id = $1', id)).toBe(3)
  expect(await count('bookings WHERE registration_id = $1 AND released_at IS NULL', id)).toBe(1)
  expect(await count(`registration_activity WHERE registration_id = $1 AND kind = 'survey_moved'`, id)).toBe(2)
  expect(await count(`deliveries WHERE registration_id = $1 AND template = 'survey-moved' AND channel = 'email'`, id)).toBe(2)
  expect(await statusOf(id)).toBe('survey_scheduled')
})

test('T1-11: two colleagues move it at the same moment: one is told what the other did', async () => {
  const tech = await technician()
  const id = await scheduled(tech, '09:00')
  const seen = slot(tech, '09:00').starts_at
  const both = await Promise.allSettled(['11:00', '14:00'].map((time) => rescheduleSurvey(agent, { id, ...slot(tech, time), expected_starts_at: seen })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT', message: expect.stringContaining('has moved this visit') } })
  expect(await count('bookings WHERE registration_id = $1', id)).toBe(2)
})

test('a move that is refused leaves the earlier time standing', async () => {
  const tech = await technician()
  const [first, second] = [await scheduled(tech, '09:00'), await scheduled(tech, '10:00')]
  await expect(rescheduleSurvey(agent, { id: second, ...slot(tech, '09:30') })).rejects.toMatchObject({ code: 'CONFLICT', fields: { starts_at: [expect.stringContaining('09:00 to 10:00')] } })
  expect(await sql('owner', 'SELECT registration_id FROM bookings WHERE technician_id = $1 AND released_at IS NULL ORDER BY starts_at', [tech.userId])).toEqual([{ registration_id: first }, { registration_id: second }])
  // Overlapping only with its own earlier time, it may move.
  await rescheduleSurvey(agent, { id: second, ...slot(tech, '10:30') })
})

test('only what is scheduled is moved', async () => {
  const [tech, id] = [await technician(), await waitingRegistration()]
  await expect(rescheduleSurvey(agent, { id, ...slot(tech, '09:00') })).rejects.toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: 'verified' } })
  await expect(rescheduleSurvey(agent, { id: tech.userId, ...slot(tech, '09:00') })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('T1-12: a result needs words, is written once, and gives a time that lies ahead back', async () => {
  const tech = await technician()
  const id = await scheduled(tech, '09:00')
  const complete = (note: string) => inStaff(agent, (tx) => completeSurvey(tx, { registrationId: id, result: { outcome: 'feasible', note }, by: tech.actorId, origin: 'screen' }))
  await expect(complete('  ')).rejects.toMatchObject({ code: 'VALIDATION', fields: { 'result.note': [expect.anything()] } })
  await complete('Pole at the corner, 40 m of cable')
  expect(await sql('owner', 'SELECT outcome, note, completed_by FROM surveys WHERE registration_id = $1', [id])).toEqual([{ outcome: 'feasible', note: 'Pole at the corner, 40 m of cable', completed_by: tech.actorId }])
  expect(await count('bookings WHERE registration_id = $1 AND released_at IS NULL', id)).toBe(0)
  await expect(complete('Again')).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a survey that will not take place gives its time back', async () => {
  const tech = await technician()
  const id = await scheduled(tech, '09:00')
  await inStaff(agent, (tx) => withdrawSurvey(tx, id))
  await scheduled(tech, '09:00')
  expect(await count('bookings WHERE registration_id = $1 AND released_at IS NULL', id)).toBe(0)
})
