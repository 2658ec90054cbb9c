import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { staff } from '@/lib/testing/factories'
import { call, staffKey } from '@/lib/testing/requests'
import { POST as apply } from './[id]/apply/route'
import { GET as problems } from './[id]/problems/route'
import { GET as look } from './[id]/route'
import { POST as preview } from './route'

const path = '/api/admin/registrations/imports'
const supervisor = await staffKey(await staff('supervisor'), ['registrations:import'])
const csvOf = (tag: string) => `Who,Mail,What\nPutri ${tag},p-${tag}@example.com,home-gold\nX,nobody,home-gold`
const json = async (answer: Promise<Response>) => {
  const response = await answer
  return { status: response.status, body: (await response.json()) as { id: string; created: number; counts: object; data: object[]; error?: object } }
}

test('PIPE-16: an import by the API: columns named, looked at, applied once, its problems as a file', async () => {
  const body = { csv: csvOf(newId()), mapping: { full_name: 'Who', email: 'Mail', plan_slug: 'What' } }
  const headers = { 'idempotency-key': newId() }
  const made = await json(call(preview, path, { method: 'POST', bearer: supervisor, headers, body }))
  expect(made).toMatchObject({ status: 201, body: { columns: ['Who', 'Mail', 'What'], mapping: body.mapping, counts: { create: 1, duplicate: 0, known: 0, refused: 1 }, created: 0, applied_at: null } })
  expect((await json(call(preview, path, { method: 'POST', bearer: supervisor, headers, body }))).body.id).toBe(made.body.id)
  const params = { id: made.body.id }
  expect((await json(call(look, `${path}/x?verdict=refused`, { bearer: supervisor, params }))).body.data).toMatchObject([{ line: 3, verdict: 'refused' }])
  for (const _ of [1, 2]) expect(await json(call(apply, `${path}/x/apply`, { method: 'POST', bearer: supervisor, params, body: {} }))).toMatchObject({ status: 200, body: { created: 1 } })
  const file = await call(problems, `${path}/x/problems`, { bearer: supervisor, params })
  expect([file.headers.get('content-type'), (await file.text()).split('\r\n')[0]]).toEqual(['text/csv; charset=utf-8', 'line,Who,Mail,What,problem'])
})

test('a column that the file does not have is refused at its name; an agent imports nothing', async () => {
  const wrong = await json(call(preview, path, { method: 'POST', bearer: supervisor, body: { csv: csvOf(newId()), mapping: { full_name: 'Nobody' } } }))
  expect(wrong).toMatchObject({ status: 400, body: { error: { fields: { 'mapping.full_name': [expect.any(String)] } } } })
  const agent = await staffKey(await staff('agent'), ['registrations:import'])
  expect((await call(preview, path, { method: 'POST', bearer: agent, body: { csv: csvOf(newId()) } })).status).toBe(403)
})
