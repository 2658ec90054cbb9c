import { expect, test } from 'vitest'
import { HOUR } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { bulkOrRun } from '@/lib/registrations/runs/start-run'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { becomeWorker } from '@/lib/testing/worker-role'

const jobs = () => sql('worker', `SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'run:%'`)

test('PIPE-13: the worker’s own role may do what a colleague asked for, and nothing is lost with a job', async () => {
  const agent = await staff('agent')
  const city = `City ${newId()}`
  for (let made = 0; made < 51; made++) await registration({ city, status: made === 0 ? 'survey_scheduled' : 'verified' })
  const begun = [{ type: 'move' as const, to: 'cancelled' as const, reason: 'Outside our area' }, { type: 'tag' as const, add: ['gone'], remove: [] }, { type: 'assign' as const, assignee_id: agent.userId }]
  const outcomes = []
  for (const action of begun) outcomes.push(await bulkOrRun(agent, { filter: { city }, action }))
  const ids = outcomes.flatMap((outcome) => ('runId' in outcome ? [outcome.runId] : []))
  expect(ids).toHaveLength(3)

  await becomeWorker()
  const { workRun } = await import('@/lib/registrations/runs/work-run')
  const { sweep } = await import('./sweep')
  const clock = await import('@/lib/core/clock')
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await sweep()
  expect(await jobs(), 'these may still be at work').toEqual([])
  clock.moveClock(HOUR)
  await sweep()
  expect(await jobs()).toHaveLength(3)
  for (const id of ids) await workRun(id, 60_000)
  expect(await sql('owner', `SELECT r.state, count(*) FILTER (WHERE l.error IS NULL)::int AS done FROM bulk_runs r JOIN bulk_run_lines l ON l.run_id = r.id GROUP BY r.id`)).toEqual(ids.map(() => ({ state: 'done', done: 51 })))
  expect(await sql('owner', `SELECT status, tags, assignee_id, count(*)::int AS n FROM registrations WHERE city = $1 GROUP BY 1, 2, 3`, [city])).toEqual([{ status: 'cancelled', tags: ['gone'], assignee_id: agent.userId, n: 51 }])
  expect(await sql('owner', `SELECT count(*)::int AS n FROM bookings WHERE released_at IS NULL`)).toEqual([{ n: 0 }])

  clock.moveClock(31 * 24 * HOUR)
  await sweep()
  expect(await sql('owner', 'SELECT 1 FROM bulk_run_lines')).toEqual([])
})
