import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError, validation } from '@/lib/core/errors'
import { everything } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { formRoute } from './form-route'
import { newId } from '@/lib/core/ids'

const shape = { summary: 'Test', body: z.object({ token: z.string().min(3), password: z.string().optional() }), limit: 'token', page: '/reset' } as const
const passing = formRoute(shape, () => Promise.resolve('/done'))
const failing = (error: Error) =>
  formRoute(shape, async () => {
    throw error
  })

async function post(handler: typeof passing, fields: Record<string, string>, headers: Record<string, string> = { origin: 'null' }) {
  const body = new URLSearchParams(fields).toString()
  const response = await call(handler, '/reset/use', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-client-ip': newId(), ...headers } })
  return [response.status, response.headers.get('location')]
}

test('a form is answered with a redirect, also from a page that names no origin', async () => {
  expect(await post(passing, { token: 'abc' })).toEqual([303, '/done'])
  expect(await post(passing, { token: 'abc' }, { origin: 'http://localhost:3000' })).toEqual([303, '/done'])
  expect(await post(passing, { token: 'abc' }, { origin: 'null', 'sec-fetch-site': 'same-origin' })).toEqual([303, '/done'])
})

test('a form of another site is not carried out', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
    expect(await post(passing, { token: 'abc' }, headers as Record<string, string>)).toEqual([303, '/reset?token=&problem=busy'])
  }
})

test('what went wrong is one known word; a dead link does not come back in the address', async () => {
  expect(await post(failing(validation({ token: ['dead'] })), { token: 'abc' })).toEqual([303, '/reset?problem=link'])
  expect(await post(passing, { token: 'a' })).toEqual([303, '/reset?problem=link'])
  expect(await post(failing(new AppError('RATE_LIMITED', 'Wait')), { token: 'abc' })).toEqual([303, '/reset?token=abc&problem=wait'])
  expect(await post(failing(new Error('SELECT 1')), { token: 'abc' })).toEqual([303, '/reset?token=abc&problem=busy'])
})

test('other types, huge forms and too many tries change nothing', async () => {
  const before = await everything()
  expect(await post(passing, { token: 'abc' }, { origin: 'null', 'content-type': 'text/plain' })).toEqual([303, '/reset?token=&problem=busy'])
  expect(await post(passing, { token: 'x'.repeat(20_000) }, { origin: 'null', 'content-length': '20006' })).toEqual([303, '/reset?token=&problem=busy'])
  const from = { origin: 'null', 'x-client-ip': newId() }
  const tries = await Promise.all(Array.from({ length: 35 }, () => post(passing, { token: 'abc' }, from)))
  expect(tries.filter(([, location]) => String(location).endsWith('problem=wait'))).toHaveLength(5)
  expect(await everything()).toEqual(before)
})
