import { expect, test } from 'vitest'
import { HOUR } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { applyImport } from '@/lib/registrations/import/apply-import'
import { previewImport } from '@/lib/registrations/import/preview-import'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { becomeWorker } from '@/lib/testing/worker-role'

test('PIPE-16: the worker’s own role judges and applies an import, and nothing is lost with a job', async () => {
  const supervisor = await staff('supervisor')
  await sql('owner', `INSERT INTO assignment_rules (position, assignee_id) VALUES (1, $1)`, [supervisor.userId])
  const tag = newId()
  const csv = ['external_id,full_name,email,plan_slug', ...Array.from({ length: 20 }, (_, n) => `${tag}-${n},Putri Ayu,p${n}-${tag}@example.com,home-gold`)].join('\n')
  const preview = async (waits: number) => (await previewImport(supervisor, { csv, file_name: 'list.csv' }, waits)).result.id
  const [judging, applying] = [await preview(0), await preview(100)]
  await applyImport(supervisor, { id: applying, with_duplicates: false }, 0)

  await becomeWorker()
  const { workImport } = await import('@/lib/registrations/import/work-import')
  const { sweep } = await import('./sweep')
  const clock = await import('@/lib/core/clock')
  const jobs = () => sql('worker', `SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'import:%'`)
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await sweep()
  expect(await jobs(), 'these may still be at work').toEqual([])
  clock.moveClock(HOUR)
  await sweep()
  expect(await jobs()).toHaveLength(2)
  await workImport(applying, 60_000)
  await workImport(judging, 60_000)
  expect(await sql('owner', 'SELECT id, state FROM registration_imports ORDER BY state')).toEqual([{ id: judging, state: 'ready' }, { id: applying, state: 'applied' }])
  expect(await sql('owner', `SELECT verdict, count(*)::int AS n FROM registration_import_lines WHERE import_id = $1 GROUP BY 1`, [judging])).toEqual([{ verdict: 'known', n: 20 }])
  expect(await sql('owner', `SELECT assignee_id, count(*)::int AS n FROM registrations WHERE external_id LIKE $1 || '-%' GROUP BY 1`, [tag])).toEqual([{ assignee_id: supervisor.userId, n: 20 }])
})
