import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { MINUTE } from '@/lib/core/clock'
import { statementWatch } from '@/lib/core/context-client'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { byKey } from '@/lib/testing/requests'
import { applyImport, stopImport } from './apply-import'
import { getImport } from './import-queries'
import { previewImport, remapImport } from './preview-import'
import { workImport } from './work-import'

const supervisor = await staff('supervisor')
const HEAD = 'external_id,full_name,email,phone,plan_slug'
const look = (id: string) => getImport(supervisor, id, { limit: 100 })
/** A file of so many people, each with an id that begins with the tag. */
const fileOf = (tag: string, count: number, more: string[] = []) =>
  [HEAD, ...Array.from({ length: count }, (_, n) => `${tag}-${n},Putri Ayu,p${n}-${tag}@example.com,,home-gold`), ...more].join('\n')
const preview = async (csv: string, waits?: number) => (await previewImport(supervisor, { csv, file_name: 'list.csv' }, waits)).result.id
const apply = (id: string, actor: StaffActor = supervisor, with_duplicates = false) => applyImport(actor, { id, with_duplicates }, 0)
/** How often each id of a file is here: number → ids. */
const made = (tag: string) =>
  sql('owner', `SELECT times, count(*)::int AS ids FROM (SELECT count(*)::int AS times FROM registrations WHERE external_id LIKE $1 || '-%' GROUP BY external_id) c GROUP BY times`, [tag])
const jobsOf = (id: string) => sql('worker', `SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1`, [`import:${id}`])
const judged = (count: number, tag = newId()) => preview(fileOf(tag, count), count).then((id) => ({ id, tag }))

beforeEach(async () => {
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
})

test('PIPE-16: a long file is judged in the background, slice by slice, as it would be at once', async () => {
  const tag = newId()
  // Behind the first step: an id and an address that an earlier line has, and somebody who is refused.
  const csv = fileOf(tag, 1100, [`${tag}-5,Same Id,x-${tag}@example.com,,home-gold`, `${tag}-z,Same Mail,p7-${tag}@example.com,,home-gold`, `${tag}-y,X,nobody,,home-gold`])
  const id = await preview(csv)
  expect(await look(id)).toMatchObject({ state: 'judging', lineCount: 1103, counts: { create: 0, duplicate: 0, known: 0, refused: 0 } })
  expect(await jobsOf(id)).toHaveLength(1)
  await expect(apply(id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(remapImport(supervisor, { id, full_name: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })

  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await workImport(id, 0)
  expect(await look(id)).toMatchObject({ state: 'judging', counts: { create: 1000 } })
  expect(await jobsOf(id)).toHaveLength(1)
  await workImport(id, 0)
  const counts = { create: 1100, duplicate: 1, known: 0, refused: 2 }
  expect(await look(id)).toMatchObject({ state: 'ready', counts })
  const atOnce = await preview(csv, 2000)
  expect(await look(atOnce)).toMatchObject({ state: 'ready', counts })
  const problems = (importId: string) => sql('owner', `SELECT line, verdict, problems FROM registration_import_lines WHERE import_id = $1 AND problems <> '[]' ORDER BY line`, [importId])
  expect(await problems(id)).toEqual(await problems(atOnce))

  await remapImport(supervisor, { id, external_id: 0, full_name: 1, email: 2 })
  await workImport(id, MINUTE)
  expect((await look(id)).counts).toEqual({ create: 0, duplicate: 0, known: 0, refused: 1103 })
})

test('PIPE-16: more than one waits for is created in the background, and everything can be seen meanwhile', async () => {
  const { id, tag } = await judged(600)
  expect(await apply(id)).toEqual({ id, created: 0 })
  expect(await jobsOf(id)).toHaveLength(1)
  await workImport(id, 0)
  expect(await look(id)).toMatchObject({ state: 'applying', created: 250, applied: 250, toApply: 600, appliedAt: null })
  expect(await apply(id), 'asked for twice').toEqual({ id, created: 250 })
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'applied', created: 600, applied: 600, toApply: 600, appliedAt: expect.any(Date) })
  expect(await made(tag)).toEqual([{ times: 1, ids: 600 }])
  await workImport(id, MINUTE)
  expect(await made(tag)).toEqual([{ times: 1, ids: 600 }])
  expect(await sql('owner', `SELECT DISTINCT actor_type, actor_id FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.external_id LIKE $1 || '-%'`, [tag])).toEqual([{ actor_type: 'staff', actor_id: supervisor.userId }])
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE subject_id = $1 AND action = 'registrations.imported'`, [id])).toEqual([{ data: { created: 600, with_duplicates: false } }])
})

test('a worker that dies in the middle of an import: the next one goes on, and each line is created once', async () => {
  const { id, tag } = await judged(800)
  await apply(id)
  let commits = 0
  await statementWatch.run(
    (text, cut) => {
      if (text === 'COMMIT' && ++commits === 5) cut()
    },
    () => expect(workImport(id, MINUTE)).rejects.toThrow(),
  )
  const half = await look(id)
  expect(half.state).toBe('applying')
  expect(half.created).toBeGreaterThan(0)
  expect(half.created).toBeLessThan(800)
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'applied', created: 800 })
  expect(await made(tag)).toEqual([{ times: 1, ids: 800 }])
})

test('two workers at two imports of one file create each line once', async () => {
  const tag = newId()
  const [one, two] = await Promise.all([preview(fileOf(tag, 600), 600), preview(fileOf(tag, 600), 600)])
  await Promise.all([apply(one), apply(two)])
  await Promise.all([one, two, one, two].map((id) => workImport(id, MINUTE)))
  expect(await made(tag)).toEqual([{ times: 1, ids: 600 }])
  const [first, second] = [await look(one), await look(two)]
  expect([first.state, second.state, first.created + second.created]).toEqual(['applied', 'applied', 600])
  expect(first.counts.known + second.counts.known).toBe(600)
})

test('stopped, an import keeps what it has made; applied again, it goes on', async () => {
  const { id, tag } = await judged(600)
  await apply(id)
  await workImport(id, 0)
  await Promise.all([stopImport(supervisor, { id }), stopImport(supervisor, { id })])
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', created: 250, appliedAt: null })
  await apply(id)
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'applied', created: 600 })
  expect(await made(tag)).toEqual([{ times: 1, ids: 600 }])
  expect(await sql('owner', `SELECT count(*)::int AS n FROM audit_entries WHERE subject_id = $1 AND action = 'registrations.import_stopped'`, [id])).toEqual([{ n: 1 }])
})

test('the permission is asked for all along: the import of whoever may import no more stops', async () => {
  const leaver = await staff('supervisor')
  const { id } = await judged(600)
  await apply(id, leaver)
  await workImport(id, 0)
  await sql('owner', `UPDATE staff_members SET role = 'agent' WHERE user_id = $1`, [leaver.userId])
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', created: 250 })
})

test('PIPE-16: what a key began ends with the key', async () => {
  const program = await byKey(supervisor, ['registrations:import'])
  const { id } = await judged(600)
  await apply(id, program)
  await workImport(id, 0)
  await sql('owner', 'UPDATE api_keys SET revoked_at = now() WHERE id = $1', [program.keyId])
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'stopped', created: 250 })
  await apply(id)
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'applied', created: 600 })
})

test('PIPE-8: what was not shown as new is not created, also when it would be new by now; duplicates only when somebody says so', async () => {
  const tag = newId()
  const csv = fileOf(tag, 300, [`${tag}-twin,Same Mail,p7-${tag}@example.com,,home-gold`, `${tag}-later,Later,l-${tag}@example.com,,no-plan-yet`])
  const id = await preview(csv)
  await apply(id)
  await workImport(id, MINUTE)
  expect(await look(id)).toMatchObject({ state: 'applied', created: 300, counts: { create: 300, duplicate: 1, known: 0, refused: 1 } })
  const again = await preview(csv)
  await apply(again, supervisor, true)
  await workImport(again, MINUTE)
  expect(await look(again)).toMatchObject({ created: 1, counts: { create: 0, duplicate: 1, known: 300, refused: 1 } })
})
