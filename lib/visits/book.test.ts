import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { HOUR } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { addDays, instantAt, zonedParts } from '@/lib/core/zoned-time'
import { asApp, connected, refusedByConstraint, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { book, rebook, release } from './book'
import { technician, waitingRegistration } from './testing'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const ZONE = 'Asia/Jakarta'
const NEXT_WEEK = addDays(zonedParts(ZONE, new Date()).day, 7)
const at = (time: string, day = NEXT_WEEK) => instantAt(ZONE, day, time)

const absent = (tech: StaffActor, from: string, to: string) => inStaff(agent, (tx) => book(tx, { kind: 'absence', technicianId: tech.userId, startsAt: at(from), endsAt: at(to), by: agent.actorId }))
const survey = (tech: StaffActor, registrationId: string, from: string, to: string, day = NEXT_WEEK) =>
  inStaff(agent, (tx) => book(tx, { kind: 'survey', registrationId, technicianId: tech.userId, startsAt: at(from, day), endsAt: at(to, day), by: agent.actorId }))
const standing = (tech: StaffActor) =>
  sql<{ kind: string; registration_id: string | null }>('owner', 'SELECT kind, registration_id FROM bookings WHERE technician_id = $1 AND released_at IS NULL ORDER BY starts_at', [tech.userId])

test('PIPE-9: what overlaps is refused and named; what only touches is not', async () => {
  const tech = await technician()
  const [first, second] = [await waitingRegistration(), await waitingRegistration()]
  await survey(tech, first, '09:00', '10:00')
  const number = (await sql<{ number: string }>('owner', 'SELECT number FROM registrations WHERE id = $1', [first]))[0]?.number ?? ''
  await expect(survey(tech, second, '09:59', '11:00')).rejects.toMatchObject({
    code: 'CONFLICT',
    fields: { starts_at: [expect.stringMatching(new RegExp(`a survey then: .*09:00 to 10:00, ${number}`))] },
    details: { kind: 'survey', starts_at: at('09:00').toISOString(), number },
  })
  await survey(tech, second, '10:00', '11:00')
  expect(await standing(tech)).toHaveLength(2)
})

test('PIPE-9: round the application, as its own role, the overlap is refused by the database', async () => {
  const tech = await technician()
  const insert = (from: string, to: string) =>
    asApp({ as: 'staff' }, async (db) => {
      await db.query(`INSERT INTO bookings (technician_id, kind, starts_at, ends_at) VALUES ($1, 'absence', $2, $3)`, [tech.userId, at(from), at(to)])
    })
  await insert('09:00', '12:00')
  await expect(insert('11:59', '13:00')).rejects.toMatchObject(refusedByConstraint('bookings_overlap_excl'))
  await expect(insert('08:00', '18:00')).rejects.toMatchObject(refusedByConstraint('bookings_overlap_excl'))
  await insert('12:00', '13:00')
  await expect(connected('app', (db) => db.query('DELETE FROM bookings'))).rejects.toMatchObject({ code: '42501' })
})

test('PIPE-9: of 20 parallel bookings of one time one stands, and each other one says what is there', async () => {
  const tech = await technician()
  const registrations = await Promise.all(Array.from({ length: 20 }, () => waitingRegistration()))
  const results = await Promise.allSettled(registrations.map((id, n) => survey(tech, id, '09:00', n % 2 ? '10:00' : '09:30')))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))).toEqual(
    Array.from({ length: 19 }, () => expect.objectContaining({ code: 'CONFLICT', fields: { starts_at: [expect.stringContaining('has a survey then')] } }) as unknown),
  )
  expect(await standing(tech)).toHaveLength(1)
})

test('PIPE-9: the day is counted under parallel bookings, in the organisation’s day', async () => {
  const tech = await technician(3)
  const registrations = await Promise.all(Array.from({ length: 8 }, () => waitingRegistration()))
  const results = await Promise.allSettled(registrations.map((id, n) => survey(tech, id, `${String(9 + n).padStart(2, '0')}:00`, `${String(9 + n).padStart(2, '0')}:30`)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT', fields: { starts_at: [expect.stringContaining('3 visits on this day')] } } })
  // 23:30 in Jakarta is still this full day, 00:30 is the next one; both lie on the same day in UTC.
  await expect(survey(tech, await waitingRegistration(), '23:30', '23:50')).rejects.toMatchObject({ code: 'CONFLICT' })
  await survey(tech, await waitingRegistration(), '00:30', '01:00', addDays(NEXT_WEEK, 1))
})

test('PIPE-9: who is absent is not booked, and who is booked cannot be absent', async () => {
  const tech = await technician()
  await absent(tech, '08:00', '12:00')
  await expect(survey(tech, await waitingRegistration(), '11:00', '12:30')).rejects.toMatchObject({ fields: { starts_at: [expect.stringContaining('is absent then')] } })
  await survey(tech, await waitingRegistration(), '12:00', '13:00')
  await expect(absent(tech, '12:30', '18:00')).rejects.toMatchObject({ fields: { starts_at: [expect.stringContaining('a survey then')] } })
})

test('only technicians are booked, only ahead, only for a day at most', async () => {
  const [tech, registration] = [await technician(), await waitingRegistration()]
  await expect(survey(agent, registration, '09:00', '10:00')).rejects.toMatchObject({ code: 'CONFLICT', fields: { technician_id: [expect.anything()] } })
  await expect(survey(tech, registration, '10:00', '10:00')).rejects.toMatchObject({ code: 'VALIDATION', fields: { ends_at: [expect.anything()] } })
  await expect(survey(tech, registration, '10:00', '11:00', '2026-01-05')).rejects.toMatchObject({ code: 'VALIDATION', fields: { starts_at: [expect.stringContaining('passed')] } })
  const former = await technician()
  await sql('owner', `UPDATE staff_members SET role = 'agent' WHERE user_id = $1`, [former.userId])
  await expect(survey(former, registration, '09:00', '10:00')).rejects.toMatchObject({ code: 'CONFLICT', fields: { technician_id: [expect.anything()] } })
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [tech.userId])
  await expect(survey(tech, registration, '09:00', '10:00')).rejects.toMatchObject({ code: 'CONFLICT', fields: { technician_id: [expect.anything()] } })
  await expect(inStaff(agent, (tx) => book(tx, { kind: 'survey', registrationId: registration, technicianId: newId(), startsAt: at('09:00'), endsAt: new Date(at('09:00').getTime() + HOUR), by: null, fieldPrefix: 'survey.' }))).rejects.toMatchObject({
    fields: { 'survey.technician_id': [expect.anything()] },
  })
})

test('T1-11: one visit stands for a registration; moving it keeps what was before, a refused move changes nothing', async () => {
  const [tech, other, registrationId] = [await technician(), await technician(), await waitingRegistration()]
  await survey(tech, registrationId, '09:00', '10:00')
  await expect(survey(other, registrationId, '13:00', '14:00')).rejects.toMatchObject({ fields: { starts_at: [expect.stringContaining('booked already')] } })
  const moved = await inStaff(agent, (tx) => rebook(tx, { kind: 'survey', registrationId, technicianId: other.userId, startsAt: at('13:00'), endsAt: at('14:00'), by: agent.actorId }))
  expect(moved.before).toMatchObject({ technicianId: tech.userId, startsAt: at('09:00') })
  await survey(tech, await waitingRegistration(), '09:00', '10:00')
  await expect(inStaff(agent, (tx) => rebook(tx, { kind: 'survey', registrationId, technicianId: tech.userId, startsAt: at('09:30'), endsAt: at('10:30'), by: agent.actorId }))).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await standing(other)).toEqual([{ kind: 'survey', registration_id: registrationId }])
  expect(await sql('owner', 'SELECT released_at IS NULL AS stands FROM bookings WHERE registration_id = $1 ORDER BY created_at', [registrationId])).toEqual([{ stands: false }, { stands: true }])
  expect(await inStaff(agent, (tx) => release(tx, { registrationId }))).toMatchObject({ technicianId: other.userId })
  expect(await inStaff(agent, (tx) => release(tx, { registrationId }))).toBeNull()
})
