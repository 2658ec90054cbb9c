import { expect, test } from 'vitest'
import { PATCH as moveSurvey } from '@/app/api/admin/registrations/[id]/survey/route'
import { POST as move } from '@/app/api/admin/registrations/[id]/move/route'
import { addDays, instantAt, weekdayOf, zonedParts } from '@/lib/core/zoned-time'
import { staff } from '@/lib/testing/factories'
import { call, signIn } from '@/lib/testing/requests'
import { technician, waitingRegistration } from '@/lib/visits/testing'
import { GET } from './route'

// What is free and how a survey is moved, as a program asks for it.

const ZONE = 'Asia/Jakarta'
const today = zonedParts(ZONE, new Date()).day
const DAY = addDays(today, 15 - weekdayOf(today))
const slot = (technicianId: string, time: string) => {
  const starts = instantAt(ZONE, DAY, time)
  return { technician_id: technicianId, starts_at: starts.toISOString(), ends_at: new Date(starts.getTime() + 3_600_000).toISOString() }
}

test('PIPE-9: what is free is told, a survey is booked and moved, and what is taken is a conflict that names it', async () => {
  const [tech, { cookie }] = [await technician(2), await signIn((await staff('agent')).userId)]
  const free = async () => {
    const answer = await call(GET, `/api/admin/availability?day=${DAY}&minutes=60&technician_id=${tech.userId}`, { cookie })
    return (await answer.json()) as { time_zone: string; data: { booked: number; starts: { time: string; starts_at: string }[] }[] }
  }
  expect(await free()).toMatchObject({ time_zone: ZONE, data: [{ booked: 0, starts: expect.arrayContaining([{ time: '08:00', starts_at: instantAt(ZONE, DAY, '08:00').toISOString() }]) as unknown }] })

  const [first, second] = [await waitingRegistration(), await waitingRegistration()]
  const schedule = (id: string, time: string) =>
    call(move, `/api/admin/registrations/${id}/move`, { method: 'POST', cookie, params: { id }, body: { to: 'survey_scheduled', expected_status: 'verified', survey: slot(tech.userId, time) } })
  expect((await schedule(first, '08:00')).status).toBe(200)
  const refused = await schedule(second, '08:30')
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'CONFLICT', fields: { 'survey.starts_at': [expect.stringContaining('08:00 to 09:00')] }, details: { kind: 'survey' } } }])
  expect((await schedule(second, '10:00')).status).toBe(200)
  expect(await free()).toMatchObject({ data: [{ booked: 2, starts: [] }] })

  const reschedule = (body: object, as = cookie) => call(moveSurvey, `/api/admin/registrations/${first}/survey`, { method: 'PATCH', cookie: as, params: { id: first }, body })
  const moved = await reschedule(slot(tech.userId, '08:30'))
  expect([moved.status, await moved.json()]).toMatchObject([200, { registration_id: first, rescheduled: 1, starts_at: instantAt(ZONE, DAY, '08:30').toISOString() }])
  expect((await reschedule({ ...slot(tech.userId, '14:00'), expected_starts_at: instantAt(ZONE, DAY, '08:00').toISOString() })).status).toBe(409)
  expect((await reschedule({ technician_id: tech.userId, starts_at: 'tomorrow' })).status).toBe(400)
  expect((await reschedule(slot(tech.userId, '14:00'), (await signIn(tech.userId)).cookie)).status).toBe(403)
})
