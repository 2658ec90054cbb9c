import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { call, signIn } from '@/lib/testing/requests'
import { GET, POST } from './route'

const PATH = '/api/admin/renewal-runs'
const runs = () => sql('owner', 'SELECT id FROM renewal_runs')

test.each([
  ['supervisor', 200, 403],
  ['agent', 403, 403],
  ['technician', 403, 403],
  ['finance', 200, 202],
  ['admin', 200, 202],
] as const)('T1-28: the billing run for a %s: looking answers %d, asking for one answers %d', async (role, look, ask) => {
  const { cookie } = await signIn((await staff(role)).userId)
  const before = await runs()
  expect((await call(GET, PATH, { cookie })).status).toBe(look)
  expect((await call(POST, PATH, { method: 'POST', cookie, body: {} })).status).toBe(ask)
  if (ask === 403) expect(await runs()).toEqual(before)
  else expect(await runs()).toHaveLength(1)
})

test('T1-28: nobody outside the house knows of the run', async () => {
  const { cookie } = await signIn((await account()).userId)
  expect((await call(POST, PATH, { method: 'POST', body: {} })).status).toBe(401)
  expect((await call(POST, PATH, { method: 'POST', cookie, body: {} })).status).toBe(404)
})
