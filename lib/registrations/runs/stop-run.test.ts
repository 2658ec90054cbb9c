import { expect, test, vi } from 'vitest'
import { MINUTE } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { connected, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { getRun } from './run-queries'
import { RUN_FROM } from './schema'
import { bulkOrRun } from './start-run'
import { stopRun } from './stop-run'
import { workRun } from './work-run'

const countOf = async (text: string, values: unknown[] = []) => (await sql<{ n: number }>('owner', `SELECT count(*)::int AS n FROM ${text}`, values))[0]?.n

test('stopped in the middle of a slice, a run finishes the registrations at hand and begins no other', async () => {
  const agent = await staff('agent')
  const city = `City ${newId()}`
  for (let made = 0; made <= RUN_FROM; made++) await registration({ city })
  const begun = await bulkOrRun(agent, { filter: { city }, action: { type: 'tag', add: ['fair'], remove: [] } })
  const id = 'runId' in begun ? begun.runId : ''
  await connected('owner', async (other) => {
    // Somebody holds the sixth, so that the second four are at hand until they let go.
    await other.query('BEGIN')
    await other.query('SELECT 1 FROM registrations WHERE id = (SELECT registration_id FROM bulk_run_lines WHERE run_id = $1 AND position = 6) FOR UPDATE', [id])
    const working = workRun(id, MINUTE)
    await vi.waitFor(async () => expect(await countOf('bulk_run_lines WHERE run_id = $1 AND done_at IS NOT NULL', [id])).toBe(7), { timeout: 10_000 })
    const stopping = stopRun(agent, { id })
    await vi.waitFor(async () => expect(await countOf('pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid AND a.datname = current_database() WHERE NOT l.granted')).toBe(2), { timeout: 10_000 })
    await other.query('COMMIT')
    await Promise.all([stopping, working])
  })
  expect(await getRun(agent, id, { limit: 1 })).toMatchObject({ state: 'stopped', stoppedBy: 'asked', done: 8, refused: 0 })
})
