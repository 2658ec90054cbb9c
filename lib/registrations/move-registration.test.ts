import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { asApp, refusedByConstraint, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { moveRegistration } from './move-registration'

let supervisor: StaffActor
let agent: StaffActor
beforeAll(async () => {
  supervisor = await staff('supervisor')
  agent = await staff('agent')
})

const origin = 'api' as const
const events = (id: string) => sql<{ to_status: string; reason: string | null; origin: string; actor_id: string | null }>('owner', 'SELECT to_status, reason, origin, actor_id FROM registration_events WHERE registration_id = $1 ORDER BY position', [id])
const reasonOf = async (kind: string) => (await sql<{ id: string; text: string }>('owner', 'SELECT id, text FROM reasons WHERE kind = $1::reason_kind ORDER BY position LIMIT 1', [kind]))[0] ?? { id: '', text: '' }

test('T1-04: one approves and one rejects at the same moment: one wins, the other is told what it has become', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await registration({ status: 'survey_completed' })
    const outcomes = await Promise.allSettled([
      moveRegistration(supervisor, { id, to: 'approved', expected_status: 'survey_completed', origin }),
      moveRegistration(supervisor, { id, to: 'rejected', expected_status: 'survey_completed', reason: 'No', origin }),
    ])
    const [won] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.status] : []))
    const [lost] = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(lost).toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: won } })
    expect(await events(id)).toHaveLength(5)
  }
})

test('PIPE-2: ten equal moves at once leave one event, one audit line and one message each way', async () => {
  const id = await registration()
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await events(id)).map(({ to_status: to }) => to)).toEqual(['pending_verification', 'verified'])
  expect(await sql('owner', `SELECT 1 FROM audit_entries WHERE subject_id = $1 AND action = 'registration.moved'`, [id])).toHaveLength(1)
  expect(await sql('owner', `SELECT channel FROM deliveries WHERE registration_id = $1 AND template = 'application-verified'`, [id])).toHaveLength(2)
})

test('PIPE-1: a reason is asked for, from the list of its ending or in own words, and kept as words', async () => {
  const id = await registration()
  const [rejected, cancelled] = [await reasonOf('rejected'), await reasonOf('cancelled')]
  const order = { id, to: 'rejected' as const, expected_status: 'pending_verification' as const, origin }
  await expect(moveRegistration(supervisor, order)).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason: expect.any(Array) as unknown } })
  const dropped = newId()
  await sql('owner', `INSERT INTO reasons (id, kind, text, position, active) VALUES ($1, 'rejected', 'Not offered any more', 99, false)`, [dropped])
  for (const reason_id of [cancelled.id, dropped]) await expect(moveRegistration(supervisor, { ...order, reason_id })).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason_id: expect.any(Array) as unknown } })
  await moveRegistration(supervisor, { ...order, reason_id: rejected.id, reason: 'Too far' })
  expect((await events(id)).at(-1)).toMatchObject({ reason: `${rejected.text}: Too far`, origin: 'api', actor_id: supervisor.userId })
  await expect(moveRegistration(agent, { ...order, expected_status: 'rejected', to: 'pending_verification' })).rejects.toMatchObject({ code: 'VALIDATION' })
  await moveRegistration(agent, { ...order, expected_status: 'rejected', to: 'pending_verification', reason: 'We were wrong' })
  expect(await sql('owner', 'SELECT status, reason_id, furthest FROM registrations WHERE id = $1', [id])).toEqual([{ status: 'pending_verification', reason_id: null, furthest: 'pending_verification' }])
})

test('T1-12: a survey is completed with a result and its note, by the technician whose survey it is', async () => {
  const [mine, other] = [await staff('technician'), await staff('technician')]
  const id = await registration({ status: 'survey_scheduled', technicianId: mine.userId })
  const order = { id, to: 'survey_completed' as const, expected_status: 'survey_scheduled' as const, origin }
  await expect(moveRegistration(mine, order)).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(moveRegistration(other, { ...order, result: { outcome: 'feasible', note: 'x' } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await moveRegistration(mine, { ...order, result: { outcome: 'not_feasible', note: 'No duct' } })
  expect(await sql('owner', 'SELECT outcome, note, completed_by FROM surveys WHERE registration_id = $1', [id])).toEqual([{ outcome: 'not_feasible', note: 'No duct', completed_by: mine.userId }])
  await expect(moveRegistration(supervisor, { id, to: 'approved', expected_status: 'survey_completed', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect((await events(id)).at(-1)?.to_status).toBe('survey_completed')
})

test('T1-12: what a move has no place for is refused, not dropped', async () => {
  const id = await registration()
  const order = { id, to: 'verified' as const, expected_status: 'pending_verification' as const, origin }
  const survey = { technician_id: (await staff('technician')).userId, starts_at: new Date('2027-03-02T03:00:00Z'), ends_at: new Date('2027-03-02T04:00:00Z') }
  await expect(moveRegistration(agent, { ...order, result: { outcome: 'feasible', note: 'x' } })).rejects.toMatchObject({ code: 'VALIDATION', fields: { result: expect.any(Array) as unknown } })
  await expect(moveRegistration(agent, { ...order, survey })).rejects.toMatchObject({ code: 'VALIDATION', fields: { survey: expect.any(Array) as unknown } })
  expect(await events(id)).toHaveLength(1)
})

test('T1-11: a survey is scheduled once; a second time it is already so, and there is one booking', async () => {
  const technician = await staff('technician')
  const id = await registration({ status: 'verified' })
  const survey = { technician_id: technician.userId, starts_at: new Date('2027-03-01T03:00:00Z'), ends_at: new Date('2027-03-01T04:00:00Z') }
  const order = { id, to: 'survey_scheduled' as const, expected_status: 'verified' as const, survey, origin }
  await expect(moveRegistration(agent, { ...order, survey: undefined })).rejects.toMatchObject({ code: 'VALIDATION', fields: { 'survey.starts_at': expect.any(Array) as unknown } })
  const outcomes = await Promise.allSettled([moveRegistration(agent, order), moveRegistration(agent, order)])
  expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual(['fulfilled', 'rejected'])
  expect(await sql('owner', 'SELECT 1 FROM bookings WHERE registration_id = $1', [id])).toHaveLength(1)
  await moveRegistration(agent, { id, to: 'cancelled', expected_status: 'survey_scheduled', reason: 'Moved away', origin })
  expect(await sql('owner', 'SELECT 1 FROM bookings WHERE registration_id = $1 AND released_at IS NULL', [id])).toEqual([])
})

test('a plan without a survey goes straight to approval; a customer is created by no move', async () => {
  const id = await registration({ status: 'verified', plan: 'growth' })
  expect(await moveRegistration(supervisor, { id, to: 'approved', expected_status: 'verified', origin })).toMatchObject({ status: 'approved', needsSurvey: false })
  await expect(moveRegistration(agent, { id, to: 'customer_created', expected_status: 'approved', origin })).rejects.toMatchObject({ code: 'CONFLICT', details: { use: `/api/admin/registrations/${id}/create-customer` } })
})

test('whoever applied may cancel their own registration, and nothing else of it or of anybody', async () => {
  const id = await registration()
  const applicant = { type: 'applicant' as const, registrationId: id, requestId: newId() }
  const order = { id, to: 'cancelled' as const, expected_status: 'pending_verification' as const, reason: 'Changed my mind', origin: 'screen' as const }
  await expect(moveRegistration({ ...applicant, registrationId: newId() }, order)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(moveRegistration(applicant, { ...order, to: 'rejected' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await moveRegistration(applicant, order)
  expect(await sql('owner', 'SELECT actor_type, actor_id, reason FROM registration_events WHERE registration_id = $1 AND position = 2', [id])).toEqual([{ actor_type: 'applicant', actor_id: null, reason: 'Changed my mind' }])
})

test('PIPE-11: entering a stage starts its clock, leaving it stops it, and an ended one has none', async () => {
  const id = await registration()
  await moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin })
  const due = () => sql<{ due_at: Date | null; due_soon_at: Date | null }>('owner', 'SELECT due_at, due_soon_at FROM registrations WHERE id = $1', [id])
  const [verified] = await due()
  expect(verified?.due_at?.getTime()).toBeGreaterThan(verified?.due_soon_at?.getTime() ?? Infinity)
  await moveRegistration(agent, { id, to: 'cancelled', expected_status: 'verified', reason: 'Gone', origin })
  expect(await due()).toEqual([{ due_at: null, due_soon_at: null }])
})

test('PIPE-14: the history of a registration cannot be changed or removed by the application’s own role', async () => {
  const id = await registration()
  for (const table of ['registration_events', 'registration_activity']) {
    for (const statement of [`UPDATE ${table} SET created_at = now() WHERE registration_id = $1`, `DELETE FROM ${table} WHERE registration_id = $1`]) {
      await expect(asApp({ as: 'staff' }, async (db) => void (await db.query(statement, [id])))).rejects.toMatchObject({ code: '42501' })
    }
  }
  await expect(sql('owner', 'UPDATE registration_events SET reason = $2 WHERE registration_id = $1', [id, 'x'])).rejects.toMatchObject(refusedByConstraint('registration_events_append_only'))
})
