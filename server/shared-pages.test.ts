import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { sendShared, sharedDrawing } from './shared-pages'

const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') => sharedDrawing({ method, url, headers })?.key

test('only what every stranger sees alike is shared: no session, no query, no data of a page, by theme', () => {
  expect(asked('/')).toBe('/ system')
  expect(asked('/pricing', { cookie: 'gatehouse.theme=dark' })).toBe('/pricing dark')
  expect(asked('/', { cookie: `gatehouse.theme=<script>` })).toBe('/ system')
  expect(asked('/', { cookie: `${SESSION_COOKIE}=x` })).toBeUndefined()
  expect(asked('/', { rsc: '1' })).toBeUndefined()
  expect(asked('/?x=1')).toBeUndefined()
  expect(asked('/?utm_source=flyer&x=1')).toBeUndefined()
  // Where a visitor came from changes nothing on it.
  expect(asked('/pricing?utm_source=flyer&ref=ani&fbclid=1')).toBe('/pricing system')
  expect(asked('/login')).toBeUndefined()
  expect(asked('/', {}, 'POST')).toBeUndefined()
})

let drawn = 0
let status = 200
let nonces = 0
const server = createServer((req, res) => {
  const nonce = `nonce-${++nonces}`
  res.setHeader('content-security-policy', nonce)
  const draw = async () => {
    drawn++
    if (status === 0) throw new Error('no page')
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.setHeader('link', `</a.css>; nonce="${nonce}"`)
    res.writeHead(status)
    res.write(`<script nonce="${nonce}">`)
    res.end(`ü</script>`)
  }
  sendShared(req.url ?? '', nonce, req, res, draw).catch(() => res.writeHead(503).end())
})

beforeEach(async () => {
  drawn = 0
  status = 200
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterEach(() => {
  vi.useRealTimers()
  server.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })

test('a drawing is sent again with the nonce of each answer’s own policy, in the text and in the headers, compressed or not', async () => {
  const texts = []
  for (const encoding of ['identity', 'gzip', 'identity']) {
    const answer = await get('/shared', { 'accept-encoding': encoding })
    const nonce = answer.headers.get('content-security-policy')
    expect(answer.headers.get('link')).toBe(`</a.css>; nonce="${nonce}"`)
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
    const text = await answer.text()
    expect(text).toBe(`<script nonce="${nonce}">ü</script>`)
    texts.push(text)
  }
  expect(new Set(texts)).toHaveLength(3)
  expect(drawn).toBe(1)
})

test('a drawing is made anew after five seconds', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await get('/ages')
  vi.setSystemTime(Date.now() + 4_999)
  await get('/ages')
  expect(drawn).toBe(1)
  vi.setSystemTime(Date.now() + 2)
  await get('/ages')
  expect(drawn).toBe(2)
})

test('a page that failed is sent as it is, and not kept', async () => {
  status = 500
  expect((await get('/fails')).status).toBe(500)
  status = 200
  expect((await get('/fails')).status).toBe(200)
  expect(drawn).toBe(2)
})

test('a drawing that breaks off leaves the caller with an answer', async () => {
  status = 0
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/breaks`, { signal: AbortSignal.timeout(2_000) })
  expect(answer.status).toBe(503)
})
