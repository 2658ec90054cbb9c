import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET as getRefused } from '@/app/api/admin/registrations/bulk/[id]/refused/route'
import { GET as getOne } from '@/app/api/admin/registrations/bulk/[id]/route'
import type { StaffActor } from '@/lib/core/actor'
import { MINUTE } from '@/lib/core/clock'
import { statementWatch } from '@/lib/core/context-client'
import { newId } from '@/lib/core/ids'
import { connected, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { byKey, call, signIn } from '@/lib/testing/requests'
import type { BulkAction } from '../care-schema'
import { registrationFilter } from '../schema'
import { goOnWithRun } from './go-on-with-run'
import { getRun, latestRuns, refusedLines } from './run-queries'
import { RUN_FROM, RUN_MOST } from './schema'
import { bulkOrRun } from './start-run'
import { stopRun } from './stop-run'
import { workRun } from './work-run'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

/** Many registrations of a city of their own, at the first stage. */
async function many(count: number): Promise<string> {
  const city = `City ${newId()}`
  await sql('owner', `WITH made AS (INSERT INTO registrations (door, status, plan_id, full_name, phone, city, duplicate_allowed)
      SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Many', '+62812' || n, $2, true FROM generate_series(1, $1::int) n RETURNING id)
    INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM made`, [count, city])
  return city
}
const begin = (actor: StaffActor, city: string, action: BulkAction) => bulkOrRun(actor, { filter: registrationFilter.parse({ city }), action })
async function began(actor: StaffActor, city: string, action: BulkAction): Promise<string> {
  const outcome = await begin(actor, city, action)
  if (!('runId' in outcome)) throw new Error('this was no run')
  return outcome.runId
}
const tag = (name = 'fair'): BulkAction => ({ type: 'tag', add: [name], remove: [] })
const verify: BulkAction = { type: 'move', to: 'verified' }
const look = (id: string) => getRun(agent, id, { limit: 100 })
/** How often each registration of a city was changed: number of changes → registrations. */
const changes = (city: string, kind = 'tagged') =>
  sql<{ times: number; registrations: number }>('owner', `SELECT times, count(*)::int AS registrations FROM (SELECT count(a.id)::int AS times FROM registrations r
    LEFT JOIN registration_activity a ON a.registration_id = r.id AND a.kind = $2 WHERE r.city = $1 GROUP BY r.id) c GROUP BY times ORDER BY times`, [city, kind])
/** The same for moves: a second one would be refused, and overwrite what became of the first. */
const moves = (city: string) =>
  sql<{ times: number; registrations: number }>('owner', `SELECT times, count(*)::int AS registrations FROM (SELECT count(*)::int - 1 AS times FROM registrations r
    JOIN registration_events e ON e.registration_id = r.id WHERE r.city = $1 GROUP BY r.id) c GROUP BY times ORDER BY times`, [city])
const jobsOf = (id: string) => sql<{ n: number }>('worker', `SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE key = $1`, [`run:${id}`])

beforeEach(async () => {
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
})

test('PIPE-13: few are done at once; more become a run, with its job, of exactly those that fitted then', async () => {
  const few = await many(RUN_FROM)
  expect(await begin(agent, few, tag())).toMatchObject({ results: expect.objectContaining({ length: RUN_FROM }) })
  const city = await many(RUN_FROM + 1)
  const id = await began(agent, city, tag())
  expect(await changes(city)).toEqual([{ times: 0, registrations: RUN_FROM + 1 }])
  expect(await look(id)).toMatchObject({ state: 'running', total: RUN_FROM + 1, done: 0, refused: 0 })
  expect(await jobsOf(id)).toEqual([{ n: 1 }])
  await sql('owner', `UPDATE registrations SET city = $1 WHERE id = (SELECT id FROM registrations WHERE city = $2 LIMIT 1)`, [city, few])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: RUN_FROM + 1, refused: 0, endedAt: expect.any(Date) })
  expect(await changes(city)).toEqual([{ times: 1, registrations: RUN_FROM + 2 }])
  expect((await latestRuns(agent))[0]?.id).toBe(id)
})

test('T1-20: each by the rules of one, refused with its reason, and all the refused come as a file', async () => {
  const city = await many(60)
  const id = await began(agent, city, verify)
  // Meanwhile somebody else has moved five of them.
  await sql('owner', `WITH few AS (SELECT id FROM registrations WHERE city = $1 ORDER BY id LIMIT 5), gone AS (UPDATE registrations SET status = 'cancelled' WHERE id IN (SELECT id FROM few))
    INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, reason) SELECT id, 2, 'pending_verification', 'cancelled', 'system', 'x' FROM few`, [city])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 55, refused: 5 })
  const { lines } = await getRun(agent, id, { outcome: 'refused', limit: 3 })
  expect(lines.map(({ error }) => error?.code)).toEqual(['STATUS_CHANGED', 'STATUS_CHANGED', 'STATUS_CHANGED'])
  const file = await refusedLines(agent, id)
  expect(file.trim().split('\r\n')).toHaveLength(6)
  expect(await sql('owner', `SELECT DISTINCT origin, actor_id FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.city = $1 AND to_status = 'verified'`, [city])).toEqual([{ origin: 'bulk', actor_id: agent.userId }])
})

test('a worker that dies in the middle: the next one goes on, and each is done once', async () => {
  const city = await many(80)
  const id = await began(agent, city, verify)
  // The connection is cut again and again, before and after what a registration's transaction writes.
  let statements = 0
  await statementWatch.run(
    (text, cut) => {
      if (/UPDATE bulk_run_lines|COMMIT/u.test(text) && ++statements > 40 && statements % 7 === 0) cut()
    },
    () => expect(workRun(id, MINUTE)).rejects.toThrow(),
  )
  const half = await look(id)
  expect(half.state).toBe('running')
  expect(half.done).toBeGreaterThan(5)
  expect(half.done).toBeLessThan(80)
  expect(half.refused).toBe(0)
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 80, refused: 0 })
  expect(await moves(city)).toEqual([{ times: 1, registrations: 80 }])
})

test('two workers at one run do each registration once', async () => {
  const city = await many(60)
  const id = await began(agent, city, verify)
  await Promise.all([workRun(id, MINUTE), workRun(id, MINUTE), workRun(id, MINUTE)])
  expect(await look(id)).toMatchObject({ state: 'done', done: 60, refused: 0 })
  expect(await moves(city)).toEqual([{ times: 1, registrations: 60 }])
})

test('a slice ends when its time is over and asks for the next; a run that has ended asks for none', async () => {
  const city = await many(60)
  const id = await began(agent, city, tag())
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await workRun(id, 0)
  expect(await look(id)).toMatchObject({ state: 'running', done: 4 })
  expect(await jobsOf(id)).toEqual([{ n: 1 }])
  await workRun(id, MINUTE)
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await workRun(id, MINUTE)
  expect(await jobsOf(id)).toEqual([{ n: 0 }])
})

test('stopped, it finishes what is at hand and begins nothing more', async () => {
  const city = await many(60)
  const id = await began(agent, city, tag())
  await workRun(id, 0)
  await Promise.all([stopRun(agent, { id }), stopRun(agent, { id })])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', stoppedBy: 'asked', done: 4, refused: 0 })
  expect(await changes(city)).toEqual([{ times: 0, registrations: 56 }, { times: 1, registrations: 4 }])
  expect(await sql('owner', `SELECT count(*)::int AS n FROM audit_entries WHERE subject_id = $1 AND action = 'registrations.run_stopped'`, [id])).toEqual([{ n: 1 }])
  await expect(stopRun(agent, { id: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('PIPE-13: what was stopped is gone on with, once however often, by the stages that the command saw', async () => {
  const city = await many(60)
  const id = await began(agent, city, verify)
  await workRun(id, 0)
  await stopRun(agent, { id })
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await expect(goOnWithRun(await staff('technician'), { id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect([await look(id), await jobsOf(id)]).toMatchObject([{ state: 'stopped' }, [{ n: 0 }]])
  await Promise.all([goOnWithRun(agent, { id }), goOnWithRun(agent, { id }), goOnWithRun(agent, { id })])
  expect([await look(id), await jobsOf(id)]).toMatchObject([{ state: 'running', stoppedBy: null, endedAt: null, done: 4 }, [{ n: 1 }]])
  await workRun(id, MINUTE)
  await goOnWithRun(agent, { id })
  expect(await look(id)).toMatchObject({ state: 'done', done: 60, refused: 0 })
  expect(await moves(city)).toEqual([{ times: 1, registrations: 60 }])
  expect(await sql('owner', `SELECT count(*)::int AS n FROM audit_entries WHERE subject_id = $1 AND action = 'registrations.run_gone_on'`, [id])).toEqual([{ n: 1 }])
  await expect(goOnWithRun(agent, { id: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('who goes on with the run of somebody who has left does the rest in their own name', async () => {
  const [leaver, city] = [await staff('agent'), await many(60)]
  const id = await began(leaver, city, verify)
  await workRun(id, 0)
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [leaver.userId])
  await workRun(id, MINUTE)
  await goOnWithRun(agent, { id })
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 60, refused: 0 })
  expect(await sql('owner', `SELECT actor_id, count(*)::int AS n FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.city = $1 AND to_status = 'verified' GROUP BY 1 ORDER BY 2`, [city]))
    .toEqual([{ actor_id: leaver.userId, n: 4 }, { actor_id: agent.userId, n: 56 }])
})

test.each([
  ['finishes nothing in the old name', false],
  ['is not stopped for the old one’s sake', true],
])('a worker that meets a run which is gone on with by somebody else at this moment %s', async (_, hasLeft) => {
  const [before, city] = [await staff('agent'), await many(60)]
  const id = await began(before, city, verify)
  if (hasLeft) await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [before.userId])
  await connected('owner', async (other) => {
    await other.query('BEGIN')
    await other.query('UPDATE bulk_runs SET ordered_by = $2, request_id = $3 WHERE id = $1', [id, agent.userId, newId()])
    const working = workRun(id, 0)
    await vi.waitFor(async () => expect(await sql('owner', 'SELECT 1 FROM pg_locks WHERE NOT granted')).not.toEqual([]), { timeout: 10_000, interval: 25 })
    await other.query('COMMIT')
    await working
  })
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 60, refused: 0 })
  expect(await sql('owner', `SELECT DISTINCT actor_id FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.city = $1 AND to_status = 'verified'`, [city])).toEqual([{ actor_id: agent.userId }])
})

test('whoever stops it waits for the registration at hand', async () => {
  const city = await many(60)
  const id = await began(agent, city, tag())
  await connected('owner', async (other) => {
    await other.query('BEGIN')
    await other.query('SELECT 1 FROM bulk_runs WHERE id = $1 FOR SHARE', [id])
    let isStopped = false
    const stopping = stopRun(agent, { id }).then(() => (isStopped = true))
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(isStopped).toBe(false)
    await other.query('COMMIT')
    await stopping
  })
})

test.each([
  ['whoever has left', `UPDATE staff_members SET active = false WHERE user_id = $1`],
  ['whoever is suspended', `UPDATE users SET suspended_at = now() WHERE id = $1`],
  ['whoever has a role that may not', `UPDATE staff_members SET role = 'technician' WHERE user_id = $1`],
])('the permission is asked for all along: the run of %s stops', async (_, change) => {
  const leaver = await staff('agent')
  const city = await many(60)
  const id = await began(leaver, city, tag())
  await workRun(id, 0)
  await sql('owner', change, [leaver.userId])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', stoppedBy: 'not_allowed', done: 4, refused: 0 })
})

test('PIPE-13: what a key began ends with the key, and goes on when the colleague says so', async () => {
  const program = await byKey(agent, ['registrations:write'])
  const id = await began(program, await many(60), tag())
  await workRun(id, 0)
  await sql('owner', 'UPDATE api_keys SET revoked_at = now() WHERE id = $1', [program.keyId])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', stoppedBy: 'not_allowed', done: 4, refused: 0 })
  await goOnWithRun(agent, { id })
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 60 })
})

test('a move is judged by the role of the moment, registration by registration', async () => {
  const supervisor = await staff('supervisor')
  const city = await many(60)
  const id = await began(supervisor, city, { type: 'move', to: 'rejected', reason: 'Outside our area' })
  await workRun(id, 0)
  await sql('owner', `UPDATE staff_members SET role = 'agent' WHERE user_id = $1`, [supervisor.userId])
  await workRun(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'done', done: 4, refused: 56 })
  expect((await getRun(agent, id, { outcome: 'refused', limit: 1 })).lines[0]?.error?.code).toBe('FORBIDDEN')
})

test('PIPE-13: a program sees how far a run is and takes the refused along; who may not change registrations sees neither', async () => {
  const city = await many(60)
  const id = await began(agent, city, verify)
  await workRun(id, 0)
  const { cookie } = await signIn(agent.userId)
  const path = `/api/admin/registrations/bulk/${id}`
  const seen = async (query: string) => (await call(getOne, `${path}${query}`, { cookie, params: { id } })).json() as Promise<{ data: object[]; next_cursor: string | null }>
  expect(await seen('?outcome=done&limit=3')).toMatchObject({ id, action: 'move', state: 'running', total: 60, done: 4, refused: 0, data: Array.from({ length: 3 }, () => ({ outcome: 'done' })) })
  const cursors: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await seen(`?limit=25${cursor && `&cursor=${cursor}`}`)
    cursors.push(`${page.data.length}`)
    cursor = page.next_cursor
  }
  expect(cursors).toEqual(['25', '25', '10'])
  expect((await call(getOne, `${path}?cursor=bm9uc2Vuc2U`, { cookie, params: { id } })).status).toBe(400)
  const file = await call(getRefused, `${path}/refused`, { cookie, params: { id } })
  expect([file.headers.get('content-type'), (await file.text()).trim()]).toEqual(['text/csv; charset=utf-8', 'registration_number,id,code,reason'])
  const technician = await signIn((await staff('technician')).userId)
  for (const handler of [getOne, getRefused]) expect((await call(handler, path, { cookie: technician.cookie, params: { id } })).status).toBe(403)
})

test('who may not do it begins no run, and more than the cap is refused as a whole', async () => {
  const technician = await staff('technician')
  const city = await many(RUN_MOST + 1)
  await expect(begin(technician, city, tag())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(begin(agent, city, tag())).rejects.toMatchObject({ code: 'VALIDATION', fields: { filter: [expect.any(String)] } })
  await sql('owner', `UPDATE registrations SET city = 'Elsewhere' WHERE id = (SELECT id FROM registrations WHERE city = $1 LIMIT 1)`, [city])
  expect(await look(await began(agent, city, tag()))).toMatchObject({ total: RUN_MOST })
})
