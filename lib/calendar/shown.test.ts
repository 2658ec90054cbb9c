import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { addDays, zonedParts } from '@/lib/core/zoned-time'
import { staff } from '@/lib/testing/factories'
import { technician, waitingRegistration } from '@/lib/visits/testing'
import { bookVisit, moveVisit } from './book-visit'
import { bookVisitForm } from './schema'
import { markOf, readShown } from './shown'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const ZONE = 'Asia/Jakarta'
const DAY = addDays(zonedParts(ZONE, new Date()).day, 21)
const markFor = async (technicianId: string, day = DAY) => markOf(await readShown(agent, { view: 'day', day, technician: technicianId }))

test('PIPE-9: the calendar’s mark is another one as soon as somebody books or moves a visit that it shows, and stays with every other change', async () => {
  const [tech, other, registration] = [await technician(), await technician(), await waitingRegistration()]
  const [before, beside, next] = [await markFor(tech.userId), await markFor(other.userId), await markFor(tech.userId, addDays(DAY, 1))]
  expect(await markFor(tech.userId)).toBe(before)
  await bookVisit(agent, bookVisitForm.parse({ subject: `survey:${registration}`, technician_id: tech.userId, day: DAY, time: '09:00', minutes: '60', view: 'day', technician: '' }))
  const booked = await markFor(tech.userId)
  expect(booked).not.toBe(before)
  const { data } = await readShown(agent, { view: 'day', day: DAY, technician: tech.userId })
  await moveVisit(agent, { kind: 'survey', id: registration, technician_id: tech.userId, day: DAY, time: '10:00', minutes: 60, expected_starts_at: data.visits[0]?.startsAt ?? new Date(0), view: '', technician: '' })
  expect(await markFor(tech.userId)).not.toBe(booked)
  expect([await markFor(other.userId), await markFor(tech.userId, addDays(DAY, 1))]).toEqual([beside, next])
})
