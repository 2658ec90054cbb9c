import { beforeAll, expect, test } from 'vitest'
import { POST as bulkPost } from '@/app/api/admin/registrations/bulk/route'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'
import { bulk } from './bulk'
import { BULK_MOST, bulkBody, type BulkAnswer } from './care-schema'
import { registrationFilter } from './schema'

let agent: StaffActor
let supervisor: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
  supervisor = await staff('supervisor')
})

const statusOf = async (id: string) => (await sql<{ status: string }>('owner', 'SELECT status FROM registrations WHERE id = $1', [id]))[0]?.status

test('T1-20, PIPE-13: of mixed rows the fit ones are moved, each other one is refused with its own reason', async () => {
  const { cookie } = await signIn(agent.userId)
  const [first, second, approved, customer] = [await registration(), await registration(), await registration({ status: 'approved' }), await registration({ status: 'customer_created' })]
  const missing = newId()
  const response = await call(bulkPost, '/api/admin/registrations/bulk', {
    method: 'POST',
    cookie,
    body: { ids: [first, approved, missing, second, customer, first], action: { type: 'move', to: 'verified' } },
  })
  expect(response.status).toBe(200)
  const answer = (await response.json()) as BulkAnswer
  expect({ done: answer.done, refused: answer.refused }).toEqual({ done: 2, refused: 3 })
  expect(answer.results.map(({ id, ok, error }) => [id, ok, error?.code])).toEqual([
    [first, true, undefined],
    [approved, false, 'CONFLICT'],
    [missing, false, 'NOT_FOUND'],
    [second, true, undefined],
    [customer, false, 'CONFLICT'],
  ])
  expect(await Promise.all([first, second, approved].map(statusOf))).toEqual(['verified', 'verified', 'approved'])
  expect(await sql('owner', 'SELECT origin FROM registration_events WHERE registration_id = $1 AND position = 2', [first])).toEqual([{ origin: 'bulk' }])
})

test('T1-20: many are moved by the rules of one: role, expected stage and reason are asked of each', async () => {
  const [id, other] = [await registration({ status: 'survey_completed' }), await registration({ status: 'verified' })]
  const codes = async (actor: StaffActor, action: object) => (await bulk(actor, bulkBody.parse({ ids: [id, other], action: { type: 'move', ...action } }))).map(({ error }) => error?.code ?? 'done')
  expect(await codes(agent, { to: 'approved' })).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  expect(await codes(supervisor, { to: 'rejected' })).toEqual(['VALIDATION', 'VALIDATION'])
  expect(await codes(supervisor, { to: 'approved', expected_status: 'survey_completed' })).toEqual(['done', 'STATUS_CHANGED'])
  expect(await codes(supervisor, { to: 'rejected', reason: 'Outside our area' })).toEqual(['done', 'done'])
})

test('PIPE-13: all that fit a filter, by the list’s own rules', async () => {
  const [one, two, other] = [await registration({ city: 'Bulkton' }), await registration({ city: 'bulkton' }), await registration({ city: 'Elsewhere' })]
  const results = await bulk(agent, { filter: registrationFilter.parse({ city: 'Bulkton' }), action: { type: 'tag', add: ['fair'], remove: [] } })
  expect(results.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b))).toEqual([one, two].toSorted((a, b) => a.localeCompare(b)))
  await bulk(agent, { filter: registrationFilter.parse({ tag: 'fair' }), action: { type: 'assign', assignee_id: agent.userId } })
  expect(await sql('owner', 'SELECT count(*)::int AS n FROM registrations WHERE assignee_id = $1', [agent.userId])).toEqual([{ n: 2 }])
  expect(await sql('owner', 'SELECT tags, assignee_id FROM registrations WHERE id = $1', [other])).toEqual([{ tags: [], assignee_id: null }])
})

test('T1-20: more than the cap is refused as a whole, and so is what is neither ids nor a filter', async () => {
  const { cookie } = await signIn(agent.userId)
  const action = { type: 'tag', add: ['x'], remove: [] }
  const post = async (body: unknown) => (await call(bulkPost, '/api/admin/registrations/bulk', { method: 'POST', cookie, body })).status
  expect(await post({ ids: Array.from({ length: BULK_MOST + 1 }, () => newId()), action })).toBe(400)
  expect(await post({ action })).toBe(400)
  expect(await post({ ids: [newId()], filter: {}, action })).toBe(400)
  expect(await post({ filter: { nonsense: '1' }, action })).toBe(400)
  expect(await post({ ids: [newId()], action: { type: 'delete' } })).toBe(400)

  await sql('owner', `WITH made AS (INSERT INTO registrations (door, status, plan_id, full_name, phone, city)
      SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Many', '+62812', 'Manytown' FROM generate_series(1, $1::int) RETURNING id)
    INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM made`, [BULK_MOST + 1])
  expect(await post({ filter: { city: 'Manytown' }, action })).toBe(400)
  expect(await sql('owner', `SELECT 1 FROM registrations WHERE tags <> '{}' AND city = 'Manytown'`)).toEqual([])
})

test('who may not assign or tag does so with none', async () => {
  const technician = await staff('technician')
  const id = await registration()
  for (const action of [{ type: 'tag' as const, add: ['x'], remove: [] }, { type: 'assign' as const, assignee_id: agent.userId }]) {
    await expect(bulk(technician, { ids: [id], action })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
})
