import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { fillEmptyApiErrors } from './api-errors'

// Answers what its path asks for: /api/405, /405/full with a body.
const server = createServer((req, res) => {
  const path = req.url ?? '/'
  fillEmptyApiErrors(res, path, 'request-1')
  res.statusCode = Number(/\d{3}/.exec(path)?.[0])
  if (!path.endsWith('full')) return void res.end()
  res.setHeader('content-type', 'application/json')
  res.end('{"full":true}')
})
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method })

test.each(['/api/x/405', '/api/x/400'])('an empty %s becomes an error in the API’s shape', async (path) => {
  const response = await ask(path)
  expect([response.status, response.headers.get('content-type')]).toEqual([405, 'application/json'])
  expect(await response.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED', request_id: 'request-1' } })
})

test('whatever has a body, is no error, or is no API, stays as it is', async () => {
  expect(await (await ask('/api/400/full')).json()).toEqual({ full: true })
  expect(await (await ask('/api/204')).text()).toBe('')
  expect(await (await ask('/page/405')).text()).toBe('')
  expect((await ask('/api/405', 'HEAD')).status).toBe(405)
})
