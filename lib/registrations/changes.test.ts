import { beforeAll, expect, test } from 'vitest'
import { GET as changesGet } from '@/app/api/admin/registrations/changes/route'
import { GET as detailGet } from '@/app/api/admin/registrations/[id]/route'
import { GET as listGet } from '@/app/api/admin/registrations/route'
import type { RouteHandler } from '@/lib/auth/route'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { asApp, connected, sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { accountKey, call, signIn } from '@/lib/testing/requests'
import { readChanges } from './changes'
import { moveRegistration } from './move-registration'
import type { ChangesAnswer } from './schema'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const later = async (seconds: number): Promise<Date> => (await sql<{ at: Date }>('owner', `SELECT clock_timestamp() + make_interval(secs => $1) AS at`, [seconds]))[0]?.at ?? new Date()
const feed = (words: Record<string, string>) => `/api/admin/registrations/changes?${new URLSearchParams(words).toString()}`

test('T1-14: what others change appears, with whether it belongs to the list that is shown, and how many each stage holds', async () => {
  const { cookie } = await signIn(agent.userId)
  const [id, other] = [await registration({ city: 'Feedham' }), await registration({ city: 'Elsewhere' })]
  const since = (await later(0)).toISOString()
  await moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
  await moveRegistration(agent, { id: other, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
  const answer = (await (await call(changesGet, feed({ since, city: 'feedham' }), { cookie })).json()) as ChangesAnswer
  expect(answer.rows.filter((row) => [id, other].includes(row.id)).map((row) => [row.id, row.status, row.matches])).toEqual([[id, 'verified', true], [other, 'verified', false]])
  expect(answer.counts).toMatchObject({ pending_verification: 0, verified: 1 })
})

test('a change whose transaction ends after the question that should have told of it is told of by the next one', async () => {
  const id = await registration({ name: 'Late' })
  await connected('app', async (slow) => {
    await slow.query(`BEGIN; SELECT set_config('app.context', 'staff', true)`)
    await slow.query('UPDATE registrations SET tags = $2 WHERE id = $1', [id, ['late']])
    const first = await readChanges(agent, { since: await later(0) })
    await slow.query('COMMIT')
    expect((await readChanges(agent, { since: first.now })).rows.find((row) => row.id === id)?.tags).toEqual(['late'])
  })
})

/** Many that come in at once, as a list does. @returns their ids */
const many = async (count: number): Promise<string[]> => {
  const city = newId()
  await asApp({ as: 'system' }, async (db) => {
    await db.query(`INSERT INTO registrations (door, status, plan_id, full_name, email, city) SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'One of many', n || '@' || $2, $2 FROM generate_series(1, $1::int) n`, [count, city])
    await db.query(`INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM registrations WHERE city = $1`, [city])
  })
  return (await sql<{ id: string }>('owner', 'SELECT id FROM registrations WHERE city = $1', [city])).map(({ id }) => id)
}

test('T1-14: more changes than one answer holds are told of by the next ones, also within the seconds that are looked at again', async () => {
  let since = await later(0)
  const missing = new Set(await many(1200))
  for (let question = 0; question < 3; question++) {
    const answer = await readChanges(agent, { since })
    for (const { id } of answer.rows) missing.delete(id)
    since = answer.now
  }
  expect(missing.size).toBe(0)
})

test('T1-14: no answer ends between two rows of the same moment', async () => {
  const ids = await many(520)
  const moment = new Date('2001-01-01T00:00:00.000Z')
  // The trigger would write the present.
  await sql('owner', `BEGIN; ALTER TABLE registrations DISABLE TRIGGER follow_status; UPDATE registrations SET updated_at = '${moment.toISOString()}' WHERE id IN ('${ids.join(`','`)}');
    ALTER TABLE registrations ENABLE TRIGGER follow_status; COMMIT`)
  const { rows, now } = await readChanges(agent, { since: moment })
  const told = new Set(rows.map(({ id }) => id))
  expect(ids.filter((id) => !told.has(id))).toEqual([])
  expect((await readChanges(agent, { since: now })).rows.some(({ id }) => told.has(id))).toBe(false)
})

test('when nothing changed, nothing is counted', async () => {
  expect(await readChanges(agent, { since: await later(60) })).toMatchObject({ rows: [], counts: {} })
})

test('T1-14: nobody listens in: not anonymous, not with a customer’s session or key, not by claiming a role', async () => {
  const id = await registration({ name: 'Secret Sally' })
  const made = await account()
  const owner = (await signIn(made.userId)).cookie
  const finance = (await signIn((await staff('finance')).userId)).cookie
  const bearer = await accountKey(made.owner, ['registrations:read', 'sites:read'])
  const claims = { 'x-role': 'admin', 'x-staff-role': 'admin', 'x-user-role': 'admin', 'x-account': 'admin', role: 'admin' }
  const addresses: { handler: RouteHandler; path: string; params: Record<string, string> }[] = [
    { handler: changesGet, path: feed({ since: '2026-01-01T00:00:00.000Z' }), params: {} },
    { handler: listGet, path: '/api/admin/registrations', params: {} },
    { handler: detailGet, path: `/api/admin/registrations/${id}`, params: { id } },
  ]
  const callers = [
    { sent: {}, status: 401 }, { sent: { headers: claims }, status: 401 }, { sent: { cookie: owner }, status: 404 }, { sent: { cookie: owner, headers: claims }, status: 404 },
    { sent: { bearer }, status: 401 }, { sent: { bearer: 'gh_nonsense', headers: claims }, status: 401 }, { sent: { cookie: finance }, status: 403 },
  ]
  for (const { handler, path, params } of addresses) {
    for (const { sent, status } of callers) {
      const response = await call(handler, path, { ...sent, params })
      expect([path, status]).toEqual([path, response.status])
      expect(await response.text()).not.toContain('Secret Sally')
    }
  }
  expect((await call(changesGet, feed({ since: '2026-01-01T00:00:00.000Z', role: 'admin' }), { cookie: (await signIn(agent.userId)).cookie })).status).toBe(400)
})
