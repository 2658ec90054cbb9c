import { expect, test } from 'vitest'
import type { RouteHandler } from '@/lib/auth/route'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, site } from '@/lib/testing/factories'
import { accountKey, call, signIn } from '@/lib/testing/requests'
import { DELETE as archive, GET as getOne, PATCH as patch } from './[id]/route'
import { POST as restore } from './[id]/restore/route'
import { DELETE as removeSector } from './[id]/sectors/[sector]/route'
import { GET as getSectors, POST as addSector } from './[id]/sectors/route'
import { GET as list, POST as create } from './route'

type Sent = NonNullable<Parameters<typeof call>[2]>

async function send(handler: RouteHandler, path: string, sent: Sent) {
  const response = await call(handler, path, sent)
  const text = await response.text()
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: (text === '' ? null : JSON.parse(text)) as Record<string, never> }
}
const body = (more: object = {}) => ({ name: 'Shop', domain: `${newId()}.example`, industry: 'technology', ...more })
const at = (id: string, more: Record<string, string> = {}) => ({ params: { id, ...more } })

test('a site by API from its making to its archive', async () => {
  const made = await account({ plan: 'growth' })
  const bearer = await accountKey(made, ['sites:read', 'sites:write'])
  const wanted = body({ name: ' Bücher ', domain: 'https://Bücher.example/', sectors: ['web-development'] })
  const created = await send(create, '/api/sites', { method: 'POST', bearer, body: wanted, headers: { 'idempotency-key': 'one' } })
  expect(created).toMatchObject({
    status: 201,
    replayed: null,
    body: {
      slug: 'bucher',
      name: 'Bücher',
      domain: 'xn--bcher-kva.example',
      industry: { slug: 'technology', name: 'Technology' },
      status: 'active',
      verified: false,
      verified_at: null,
      sector_count: 1,
      sectors: [{ id: expect.any(String), sector: 'web-development', name: 'Web Development' }],
      read_only: false,
      archived_at: null,
    },
  })
  expect(await send(create, '/api/sites', { method: 'POST', bearer, body: wanted, headers: { 'idempotency-key': 'one' } })).toEqual({ ...created, replayed: 'true' })
  expect((await send(create, '/api/sites', { method: 'POST', bearer, body: body(), headers: { 'idempotency-key': 'one' } })).body).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT' } })

  const id: string = created.body.id ?? ''
  const read = await send(getOne, `/api/sites/${id}`, { bearer, ...at(id) })
  expect(read).toEqual({ status: 200, replayed: null, body: created.body })

  const added = await send(addSector, `/api/sites/${id}/sectors`, { method: 'POST', bearer, ...at(id), body: { sector: 'mobile-apps', name: 'Apps' } })
  expect(added).toMatchObject({ status: 201, body: { sector: 'mobile-apps', name: 'Apps' } })
  expect(await send(addSector, `/api/sites/${id}/sectors`, { method: 'POST', bearer, ...at(id), body: { sector: 'mobile-apps' } })).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
  expect(await send(addSector, `/api/sites/${id}/sectors`, { method: 'POST', bearer, ...at(id), body: { sector: 'clinical-studies' } })).toMatchObject({
    status: 400,
    body: { error: { code: 'VALIDATION', fields: { sector: [expect.any(String)] } } },
  })
  expect((await send(removeSector, `/api/sites/${id}/sectors/web-development`, { method: 'DELETE', bearer, ...at(id, { sector: 'web-development' }) })).status).toBe(204)
  expect((await send(getSectors, `/api/sites/${id}/sectors`, { bearer, ...at(id) })).body).toEqual({ data: [added.body], next_cursor: null, total: 1 })

  expect((await send(patch, `/api/sites/${id}`, { method: 'PATCH', bearer, ...at(id), body: { name: 'Books' } })).body).toMatchObject({ name: 'Books', slug: 'bucher' })
  expect((await send(archive, `/api/sites/${id}`, { method: 'DELETE', bearer, ...at(id) })).body).toMatchObject({ status: 'archived', archived_at: expect.any(String) })
  expect(await send(patch, `/api/sites/${id}`, { method: 'PATCH', bearer, ...at(id), body: { name: 'Other' } })).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
  expect((await send(restore, `/api/sites/${id}/restore`, { method: 'POST', bearer, ...at(id) })).body).toMatchObject({ status: 'active', archived_at: null })
})

test('T3-04: PATCH changes the industry alone, or with its sectors when that is said', async () => {
  const made = await account({ plan: 'growth' })
  const bearer = await accountKey(made, ['sites:write'])
  const { id } = await site(made, { sectors: ['web-development'] })
  const change = (given: object) => send(patch, `/api/sites/${id}`, { method: 'PATCH', bearer, ...at(id), body: given })
  expect(await change({ industry: 'education' })).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT', details: { sectors: [{ sector: 'web-development' }] } } } })
  expect(await change({ sectors: ['mobile-apps'] })).toMatchObject({ status: 400, body: { error: { fields: { sectors: [expect.any(String)] } } } })
  expect(await change({ industry: 'education', replace_sectors: true })).toMatchObject({ status: 200, body: { industry: { slug: 'education' }, sectors: [] } })
})

test('T3-05: a plan that is full is told with what ran out, limit and use', async () => {
  const made = await account()
  await site(made)
  const bearer = await accountKey(made, ['sites:create'])
  expect(await send(create, '/api/sites', { method: 'POST', bearer, body: body() })).toMatchObject({
    status: 409,
    body: { error: { code: 'LIMIT_REACHED', details: { what: 'sites', limit: 1, used: 1 } } },
  })
})

test('a list goes on by its cursor; an unknown filter, sort, status or cursor is refused', async () => {
  const made = await account({ plan: 'growth' })
  for (const name of ['a', 'b', 'c']) await site(made, { name })
  const bearer = await accountKey(made, ['sites:read'])
  const first = await send(list, '/api/sites?limit=2', { bearer })
  expect((first.body.data as { name: string }[] | undefined)?.map(({ name }) => name)).toEqual(['a', 'b'])
  const second = await send(list, `/api/sites?limit=2&cursor=${String(first.body.next_cursor)}`, { bearer })
  expect(second.body).toMatchObject({ data: [{ name: 'c' }], next_cursor: null })
  for (const query of ['owner=me', 'sort=domain', 'status=deleted', 'verified=maybe', 'limit=0', 'limit=101', 'cursor=x', 'account_id=1']) {
    expect((await send(list, `/api/sites?${query}`, { bearer })).status, query).toBe(400)
  }
})

test('15.3.3: what a body may not say changes nothing', async () => {
  const [made, foreign] = [await account({ plan: 'growth' }), await account()]
  const bearer = await accountKey(made, ['sites:write'])
  const { body: shop } = await send(create, '/api/sites', {
    method: 'POST',
    bearer,
    body: body({ id: newId(), account_id: foreign.accountId, accountId: foreign.accountId, slug: 'mine', status: 'archived', verified: true, verified_at: '2026-01-01T00:00:00Z', verifiedAt: new Date(), created_at: '2020-01-01T00:00:00Z' }),
  })
  expect(shop).toMatchObject({ slug: 'shop', status: 'active', verified: false })
  const id: string = shop.id ?? ''
  const before = await everything()
  const unchanged = await send(patch, `/api/sites/${id}`, {
    method: 'PATCH',
    bearer,
    ...at(id),
    body: { id: newId(), account_id: foreign.accountId, status: 'archived', verified_at: '2026-01-01T00:00:00Z', slug: 'other', beyondPlan: true },
  })
  expect(unchanged).toMatchObject({ status: 200, body: { id, slug: 'shop', status: 'active', verified: false } })
  expect(await everything()).toEqual(before)
  expect(await sql('owner', 'SELECT account_id FROM sites WHERE id = $1', [id])).toEqual([{ account_id: made.accountId }])
})

test('T3-13: while the first payment is open nothing can be made, by cookie or by key; suspended even less', async () => {
  const pending = await account({ plan: 'growth', paid: false })
  const { cookie } = await signIn(pending.userId)
  const bearer = await accountKey(pending, ['sites:read', 'sites:write'])
  for (const by of [{ cookie }, { bearer }]) {
    expect(await send(create, '/api/sites', { method: 'POST', ...by, body: body() })).toMatchObject({ status: 402, body: { error: { code: 'PAYMENT_REQUIRED' } } })
    expect((await send(list, '/api/sites', by)).status).toBe(200)
  }

  const made = await account({ plan: 'growth' })
  const { id } = await site(made)
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [made.accountId])
  const session = await signIn(made.userId)
  expect((await send(create, '/api/sites', { method: 'POST', cookie: session.cookie, body: body() })).status).toBe(403)
  expect((await send(patch, `/api/sites/${id}`, { method: 'PATCH', cookie: session.cookie, ...at(id), body: { name: 'Other' } })).status).toBe(403)
  expect((await send(getOne, `/api/sites/${id}`, { cookie: session.cookie, ...at(id) })).status).toBe(200)
})

test('T3-04: what is missing or unknown is refused at its field', async () => {
  const made = await account({ plan: 'growth' })
  const bearer = await accountKey(made, ['sites:create'])
  const refusal = async (given: object) => (await send(create, '/api/sites', { method: 'POST', bearer, body: given })).body.error as { code: string; fields: object } | undefined
  expect(Object.keys((await refusal({}))?.fields ?? {}).toSorted()).toEqual(['domain', 'industry', 'name'])
  for (const [field, value] of Object.entries({ name: '  ', domain: 'no domain', industry: 'no-such', sectors: ['no-such'] })) {
    expect(await refusal(body({ [field]: value })), field).toMatchObject({ code: 'VALIDATION', fields: { [field]: [expect.any(String)] } })
  }
})
