import { randomUUID } from 'node:crypto'
import { demoLogin, expect, test } from '../fixtures/house'
import { newcomer, register, signIn } from '../fixtures/people'

const bodyOf = (who = newcomer()) => ({ company_name: who.company, admin_name: who.name, email: who.email, password: who.password })

test('PROV-3: the same key and body register once, another body is refused', async ({ request, context }) => {
  const who = newcomer()
  const data = { ...bodyOf(who), role: 'admin', account_id: randomUUID(), credits: 1_000_000, plan_slug: 'free' }
  const headers = { 'idempotency-key': randomUUID() }
  const [first, second] = await Promise.all([request.post('/api/register', { data, headers }), request.post('/api/register', { data, headers })])
  expect([first.status(), second.status()]).toEqual([201, 201])
  const made = await first.json()
  expect(await second.json()).toEqual(made)
  expect([first, second].filter((answer) => answer.headers()['idempotent-replayed'] === 'true')).toHaveLength(1)
  expect(made).toMatchObject({ status: 'registered', email: who.email, account_status: 'active', plan_slug: 'free', credits: 1000, invoice: null })

  const other = await request.post('/api/register', { data: { ...data, company_name: `Other ${who.company}` }, headers })
  expect(other.status()).toBe(409)
  expect(await other.json()).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT', request_id: expect.any(String) } })

  await signIn(context, who)
  const account = await (await context.request.get('/api/account')).json()
  expect(account).toMatchObject({ account: { id: made.account_id, slug: made.account_slug }, credits: { available: 1000 } })
})

test('T1-15, T0-10: what nobody should send is refused with the field named, or ignored, and never breaks anything', async ({ request }) => {
  for (const data of ['null', '[]', '"text"', '12', '{', '{"company_name":5}', `{"company_name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`]) {
    const answer = await request.post('/api/register', { data: Buffer.from(data), headers: { 'content-type': 'application/json' } })
    expect(answer.status(), data.slice(0, 40)).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION' } })
  }
  const charset = await request.post('/api/register', { data: Buffer.from([0xff, 0xfe, 0x7b, 0x00]), headers: { 'content-type': 'application/json' } })
  expect(charset.status()).toBe(400)
  const type = await request.post('/api/register', { data: 'company_name=x', headers: { 'content-type': 'text/plain' } })
  expect(type.status()).toBe(415)
  expect((await request.put('/api/register', { data: {} })).status()).toBe(405)
})

test('an account’s key spends its credits, once per idempotency key', async ({ request }) => {
  const { api_key: key } = demoLogin('owner')
  const headers = { authorization: `Bearer ${key}` }
  const { available } = await (await request.get('/api/credits', { headers })).json()
  const spend = (data: Record<string, unknown>, idempotencyKey: string) => request.post('/api/credits/spend', { data, headers: { ...headers, 'idempotency-key': idempotencyKey } })

  const once = randomUUID()
  const spent = await spend({ amount: 3, description: 'Article', metadata: { words: 300 } }, once)
  expect(spent.status(), await spent.text()).toBe(201)
  const entry = await spent.json()
  expect(entry).toMatchObject({ amount: 3, balance: available - 3 })
  const repeated = await spend({ amount: 3, description: 'Article', metadata: { words: 300 } }, once)
  expect(await repeated.json()).toEqual(entry)
  expect(repeated.headers()['idempotent-replayed']).toBe('true')
  expect((await spend({ amount: 4, description: 'Article' }, once)).status()).toBe(409)

  const short = await spend({ amount: 1_000_000, description: 'Too much' }, randomUUID())
  expect(short.status()).toBe(402)
  expect(await short.json()).toMatchObject({ error: { code: 'INSUFFICIENT_CREDITS' } })
  const { data: entries } = await (await request.get('/api/credits/entries?limit=1', { headers })).json()
  expect(entries[0]).toMatchObject({ id: entry.entry_id, balance_after: available - 3 })
})

test('T3-17: a colleague’s key works in the console and in no account, an account’s key the other way round', async ({ request }) => {
  const by = (role: string) => ({ headers: { authorization: `Bearer ${demoLogin(role).api_key}` } })
  expect((await request.get('/api/admin/accounts', by('agent'))).status()).toBe(200)
  expect((await request.get('/api/credits', by('agent'))).status()).toBe(401)
  expect((await request.get('/api/credits', by('owner'))).status()).toBe(200)
  expect((await request.get('/api/admin/accounts', by('owner'))).status()).toBe(401)
  expect((await request.get('/api/credits', { headers: { authorization: 'Bearer gh_live_nothing' } })).status()).toBe(401)
})

test('T0-08: no header lets a caller choose another tenant', async ({ request, context }) => {
  const other = await register(request)
  const own = await register(request)
  await signIn(context, own)
  for (const header of ['x-customer-id', 'x-account-id', 'x-tenant-id']) {
    expect(await (await context.request.get('/api/account', { headers: { [header]: other.accountId } })).json()).toMatchObject({ account: { slug: own.slug } })
  }
  expect((await context.request.get('/api/account', { headers: { 'x-account': other.slug } })).status()).toBe(404)
})

test('the document of the API can be read by a program and by a person', async ({ page, request }) => {
  const document = await (await request.get('/api/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/register', '/api/credits/spend', '/api/admin/accounts/{id}']))
  await page.goto('/docs/api')
  await page.getByRole('link', { name: '/api/credits/spend' }).click()
  await expect(page.getByRole('heading', { name: '/api/credits/spend' })).toBeInViewport()
  await page.getByRole('link', { name: 'Gatehouse API' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gatehouse API' })).toBeVisible()
  // Every call of the document is in the guide, on a page that is there.
  const calls = Object.values<object>(document.paths).flatMap((methods) => Object.keys(methods))
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.flatMap((link) => (link.getAttribute('href') ?? '').match(/^\/docs\/api\/[^#]+#.+/) ?? []))
  expect(links).toHaveLength(calls.length)
  for (const area of new Set(links.map((link) => link.split('#')[0] ?? ''))) {
    const text = await (await request.get(area)).text()
    for (const link of links.filter((one) => one.startsWith(`${area}#`))) expect(text).toContain(`id="${link.split('#')[1]}"`)
  }
})
