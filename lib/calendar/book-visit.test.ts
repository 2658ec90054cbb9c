import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { addDays, instantAt, zonedParts } from '@/lib/core/zoned-time'
import { job } from '@/lib/installations/testing'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { technician, waitingRegistration } from '@/lib/visits/testing'
import { bookVisit, moveVisit } from './book-visit'
import { bookVisitForm } from './schema'
import { listWaiting } from './waiting'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const ZONE = 'Asia/Jakarta'
const DAY = addDays(zonedParts(ZONE, new Date()).day, 14)
const typed = (tech: StaffActor, subject: string, time: string, minutes = '60') => bookVisitForm.parse({ subject, technician_id: tech.userId, day: DAY, time, minutes, view: 'day', technician: '' })
const standing = (column: 'registration_id' | 'installation_id', id: string) =>
  sql('owner', `SELECT technician_id, starts_at FROM bookings WHERE ${column} = $1 AND released_at IS NULL`, [id])

test('T1-10: what the calendar books is the registration’s move; what is refused stands at the field that was typed, and nothing was moved', async () => {
  const [tech, first, second] = [await technician(), await waitingRegistration(), await waitingRegistration()]
  await bookVisit(agent, typed(tech, `survey:${first}`, '09:00'))
  expect(await standing('registration_id', first)).toEqual([{ technician_id: tech.userId, starts_at: instantAt(ZONE, DAY, '09:00') }])
  await expect(bookVisit(agent, typed(tech, `survey:${second}`, '09:30'))).rejects.toMatchObject({ code: 'CONFLICT', fields: { time: [expect.stringContaining('09:00 to 10:00')] } })
  await expect(bookVisit(agent, typed(agent, `survey:${second}`, '09:30'))).rejects.toMatchObject({ code: 'CONFLICT', fields: { technician_id: [expect.anything()] } })
  await expect(bookVisit(agent, { ...typed(tech, `survey:${second}`, '09:30'), day: '2026-01-05' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { time: [expect.stringContaining('passed')] } })
  expect(await sql('owner', `SELECT status, (SELECT count(*)::int FROM registration_events WHERE registration_id = $1) AS events FROM registrations WHERE id = $1`, [second])).toEqual([{ status: 'verified', events: 2 }])
  await expect(bookVisit(agent, typed(tech, `survey:${first}`, '11:00'))).rejects.toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: 'survey_scheduled' } })
})

test('PIPE-9: surveys and installations share a technician’s day; both are moved from the calendar, by who saw where they stood', async () => {
  const [tech, other] = [await technician(), await technician()]
  const [{ id: installation }, registration] = [await job(), await waitingRegistration()]
  await bookVisit(agent, typed(tech, `installation:${installation}`, '13:00', '120'))
  await expect(bookVisit(agent, typed(tech, `survey:${registration}`, '14:00'))).rejects.toMatchObject({ fields: { time: [expect.stringContaining('an installation then')] } })
  const move = (time: string, seen: string) =>
    moveVisit(agent, { kind: 'installation', id: installation, technician_id: other.userId, day: DAY, time, minutes: 120, expected_starts_at: instantAt(ZONE, DAY, seen), view: '', technician: '' })
  await move('08:00', '13:00')
  await expect(move('10:00', '13:00')).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('08:00 to 10:00') })
  expect(await standing('installation_id', installation)).toEqual([{ technician_id: other.userId, starts_at: instantAt(ZONE, DAY, '08:00') }])
  await bookVisit(agent, typed(tech, `survey:${registration}`, '14:00'))
  await moveVisit(agent, { kind: 'survey', id: registration, technician_id: tech.userId, day: DAY, time: '14:30', minutes: 30, expected_starts_at: instantAt(ZONE, DAY, '14:00'), view: '', technician: '' })
  expect(await standing('registration_id', registration)).toEqual([{ technician_id: tech.userId, starts_at: instantAt(ZONE, DAY, '14:30') }])
})

test('who may not schedule books nothing, and is offered nobody who waits', async () => {
  const [tech, registration] = [await technician(), await waitingRegistration()]
  await expect(bookVisit(tech, typed(tech, `survey:${registration}`, '16:00'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await listWaiting(tech)).toEqual([])
})

test('who waits is found by any part of name, number or city, and is gone once booked', async () => {
  const [tech, registration] = [await technician(), await waitingRegistration({ name: 'Zebedee Quince' })]
  const found = async (find: string) => (await listWaiting(agent, find)).map(({ id }) => id)
  expect(await found('quince')).toEqual([registration])
  expect(await found('100%')).toEqual([])
  await bookVisit(agent, typed(tech, `survey:${registration}`, '16:30'))
  expect(await found('quince')).toEqual([])
})
