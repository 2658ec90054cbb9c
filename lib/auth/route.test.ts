import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { once } from '@/lib/core/once'
import { inAccount } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { account, member, staff } from '@/lib/testing/factories'
import { accountKey, call, signIn, staffKey } from '@/lib/testing/requests'
import { accountRoute, publicRoute, staffRoute } from './route'

const echo = publicRoute({ summary: 'Echo', body: z.object({ name: z.string().min(2, 'Too short') }), answer: z.object({ name: z.string() }) }, (_caller, { name }) => ({ name, secret: 'not in the contract' }))
const list = publicRoute({ summary: 'List', query: z.object({ sort: z.enum(['name']).optional() }), answer: z.object({ sort: z.string().nullable() }) }, (_caller, { sort }) => ({ sort: sort ?? null }))
const spend = accountRoute({ summary: 'Spend', permission: 'credits:spend', body: z.object({ amount: z.int() }), answer: z.object({ by: z.string(), amount: z.int() }), status: 201, idempotent: true }, (actor, { amount }) =>
  inAccount(actor, (tx) => once(tx, actor.command, async () => ({ by: actor.actorId, amount }))),
)
const read = accountRoute({ summary: 'Read', permission: 'account:read', answer: z.object({ slug: z.string() }) }, (actor) => ({ slug: actor.accountSlug }))
const suspend = staffRoute({ summary: 'Suspend', permission: 'accounts:suspend', params: z.object({ id: z.uuid() }), body: z.object({ reason: z.string().optional(), id: z.string().optional() }) }, () => undefined)

const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: string; fields?: Record<string, string[]>; request_id: string } }
  expect(error.request_id).toMatch(/^[\w-]{8,}$/)
  return error
}

test('the answer goes through its schema: what is not in the contract does not leave', async () => {
  const response = await call(echo, '/api/echo', { method: 'POST', body: { name: 'Ada', role: 'admin', account_id: 'x' } })
  expect([response.status, await response.json()]).toEqual([200, { name: 'Ada' }])
  expect(response.headers.get('cache-control')).toBe('no-store')
})

const deep = (levels: number) => `{"name":${'['.repeat(levels)}${']'.repeat(levels)}}`
test.each<[string, unknown, number, string]>([
  ['null', 'null', 400, 'VALIDATION'],
  ['an array', '[]', 400, 'VALIDATION'],
  ['a number', '42', 400, 'VALIDATION'],
  ['a text', '"x"', 400, 'VALIDATION'],
  ['nothing', '', 400, 'VALIDATION'],
  ['half of it', '{"name":', 400, 'VALIDATION'],
  ['deeply nested', deep(100), 400, 'VALIDATION'],
  ['very deeply nested', deep(50_000), 400, 'VALIDATION'],
  ['huge', `{"name":"${'x'.repeat(300_000)}"}`, 413, 'TOO_LARGE'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'VALIDATION'],
])('a body that is %s', async (_name, body, status, code) => {
  const response = await call(echo, '/api/echo', { method: 'POST', body })
  expect([response.status, (await errorOf(response)).code]).toEqual([status, code])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', ''])('content type %s is refused', async (type) => {
  const response = await call(echo, '/api/echo', { method: 'POST', body: '{"name":"Ada"}', headers: { 'content-type': type } })
  expect([response.status, (await errorOf(response)).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
})

test('a field that does not fit is named', async () => {
  const error = await errorOf(await call(echo, '/api/echo', { method: 'POST', body: { name: 'A' } }))
  expect(error).toMatchObject({ code: 'VALIDATION', fields: { name: ['Too short'] } })
})

test('an unknown filter or sort is refused, and so is one given twice', async () => {
  expect((await call(list, '/api/list?sort=name')).status).toBe(200)
  for (const query of ['sort=age', 'filter=1', 'sort=name&sort=name', 'sort[]=name']) expect((await call(list, `/api/list?${query}`)).status).toBe(400)
})

test('what is no refusal of ours becomes one general sentence', async () => {
  const failing = publicRoute({ summary: 'Fails' }, () => {
    throw new Error('SELECT secret FROM users WHERE id = 7')
  })
  const response = await call(failing, '/api/failing')
  const body = await response.clone().text()
  expect([response.status, (await errorOf(response)).code]).toEqual([500, 'INTERNAL'])
  expect(body).not.toMatch(/SELECT|secret|stack/)
})

test('a database that cannot be had is 503, never 500', async () => {
  const unreachable = publicRoute({ summary: 'Down' }, () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  })
  const response = await call(unreachable, '/api/down')
  expect([response.status, (await errorOf(response)).code]).toEqual([503, 'TRY_AGAIN'])
})

test('RATE_LIMITED says when to come back', async () => {
  const limited = publicRoute({ summary: 'Limited' }, () => {
    throw new AppError('RATE_LIMITED', 'Wait', { details: { retry_after: 7 } })
  })
  const response = await call(limited, '/api/limited')
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
})

test('T2-20: an account’s route by nobody, by a forged cookie, by a stranger, by a viewer, by the owner', async () => {
  const acme = await account()
  const stranger = await account()
  const viewer = await member(await account({ plan: 'growth' }), 'viewer')
  const post = { method: 'POST', body: { amount: 1 } }
  const status = async (sent: Parameters<typeof call>[2]) => (await call(spend, '/api/credits/spend', { ...post, ...sent })).status

  expect(await status({})).toBe(401)
  expect(await status({ cookie: 'gatehouse.session=forged' })).toBe(401)
  expect(await status({ bearer: 'gh_00000000_nothing' })).toBe(401)
  expect(await status({ ...(await signIn(viewer.userId ?? '')) })).toBe(403)
  expect(await status({ ...(await signIn(acme.userId)) })).toBe(201)
  expect(await status({ ...(await signIn(stranger.userId)), headers: { 'x-account': acme.accountSlug } })).toBe(404)
  expect((await call(read, '/api/account', { cookie: (await signIn(stranger.userId)).cookie, headers: { 'x-account': acme.accountSlug } })).status).toBe(404)
})

test('ASVS 3.5: a cookie does not speak for a foreign page; a key needs no page', async () => {
  const acme = await account()
  const { cookie } = await signIn(acme.userId)
  const post = async (headers: Record<string, string>) => {
    const request = new Request('http://localhost:3000/api/credits/spend', { method: 'POST', body: '{"amount":1}', headers: { 'content-type': 'application/json', cookie, ...headers } })
    return (await spend(request, { params: Promise.resolve({}) })).status
  }
  expect(await post({})).toBe(403)
  expect(await post({ origin: 'null' })).toBe(403)
  expect(await post({ origin: 'https://evil.example' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' })).toBe(403)
  expect(await post({ origin: 'http://localhost:3000' })).toBe(201)
  expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(201)
  const key = await accountKey(acme, ['credits:spend'])
  expect((await call(spend, '/api/credits/spend', { method: 'POST', body: { amount: 1 }, bearer: key })).status).toBe(201)
})

test('the same key and body get the same answer, another body a conflict', async () => {
  const acme = await account()
  const bearer = await accountKey(acme, ['credits:spend'])
  const post = (key: string, amount: number) => call(spend, '/api/credits/spend', { method: 'POST', bearer, body: { amount }, headers: { 'idempotency-key': key } })

  const first = await post('order-1', 5)
  const again = await post('order-1', 5)
  expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null])
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
  expect(await again.json()).toEqual(await first.json())
  expect((await errorOf(await post('order-1', 6))).code).toBe('IDEMPOTENCY_CONFLICT')
  expect((await errorOf(await post('x'.repeat(201), 5))).code).toBe('VALIDATION')

  const other = await accountKey(await account(), ['credits:spend'])
  const elsewhere = await call(spend, '/api/credits/spend', { method: 'POST', bearer: other, body: { amount: 9 }, headers: { 'idempotency-key': 'order-1' } })
  expect([elsewhere.status, elsewhere.headers.get('idempotent-replayed')]).toEqual([201, null])
})

test('the console’s routes exist for colleagues, and obey their role and their key’s scopes', async () => {
  const [supervisor, agent] = [await staff('supervisor'), await staff('agent')]
  const id = '0192f3a4-0000-7000-8000-000000000000'
  const post = async (sent: Parameters<typeof call>[2], params = { id }) => (await call(suspend, '/api/admin/accounts/x/suspend', { method: 'POST', body: {}, params, ...sent })).status
  expect(await post({})).toBe(401)
  expect(await post(await signIn((await account()).userId))).toBe(404)
  expect(await post(await signIn(agent.userId))).toBe(403)
  expect(await post(await signIn(supervisor.userId))).toBe(204)
  expect(await post({ bearer: await staffKey(agent, ['accounts:suspend']) })).toBe(403)
  expect(await post({ bearer: await staffKey(supervisor, ['accounts:read']) })).toBe(403)
  expect(await post({ bearer: await staffKey(supervisor, ['accounts:write']) })).toBe(204)
  expect(await post({ bearer: await accountKey(await account(), ['account:read']) })).toBe(401)
  expect(await post(await signIn(supervisor.userId), { id: 'not-an-id' })).toBe(404)
})

test('the address wins over the body', async () => {
  const seen = vi.fn()
  const route = staffRoute({ summary: 'x', permission: 'console:open', params: z.object({ id: z.string() }), body: z.object({ id: z.string() }) }, (_actor, input) => seen(input.id))
  const { cookie } = await signIn((await staff('agent')).userId)
  await call(route, '/api/x', { method: 'POST', cookie, body: { id: 'theirs' }, params: { id: 'mine' } })
  expect(seen).toHaveBeenCalledWith('mine')
})

test('a suspended account may look and not spend, also by key; a closed one is gone', async () => {
  const { sql } = await import('@/lib/testing/database')
  const acme = await account()
  const key = await accountKey(acme, ['credits:spend', 'account:read'])
  const spending = async () => (await call(spend, '/api/credits/spend', { method: 'POST', bearer: key, body: { amount: 1 } })).status
  const looking = async () => (await call(read, '/api/account', { bearer: key })).status
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [acme.accountId])
  expect([await looking(), await spending()]).toEqual([200, 403])
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [acme.accountId])
  expect([await looking(), await spending()]).toEqual([401, 401])
})
