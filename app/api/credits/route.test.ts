import { expect, test } from 'vitest'
import { newApiKey } from '@/lib/auth/api-key'
import type { RouteHandler } from '@/lib/auth/route'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { GET as getEntries } from './entries/route'
import { GET as getCredits } from './route'
import { POST as postSpend } from './spend/route'

interface Answer {
  entry_id?: string
  balance?: number
  next_cursor?: string | null
}
const context = { params: Promise.resolve({}) }

async function keyOf(accountId: string, scopes: string[]): Promise<string> {
  const { key, prefix, keyHash } = newApiKey()
  await sql('owner', 'INSERT INTO api_keys (account_id, name, prefix, key_hash, scopes) VALUES ($1, $2, $3, $4, $5)', [accountId, 'Test', prefix, keyHash, scopes])
  return key
}

async function call(route: RouteHandler, path: string, key: string, spend?: { body: unknown; idempotencyKey?: string }) {
  const headers = new Headers({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })
  if (spend?.idempotencyKey) headers.set('idempotency-key', spend.idempotencyKey)
  const request = new Request(`http://localhost:3000/api/credits${path}`, { headers, ...(spend && { method: 'POST', body: JSON.stringify(spend.body) }) })
  const response = await route(request, context)
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: (await response.json()) as Answer }
}
const work = (amount: unknown, more: object = {}) => ({ body: { amount, description: 'An article', ...more }, idempotencyKey: newId() })

test('a key of the account reads the balance, spends, and reads the ledger', async () => {
  const { accountId } = await account()
  const key = await keyOf(accountId, ['credits:read', 'credits:spend'])

  const asked = work(30, { metadata: { article: 7, draft: true } })
  const spent = await call(postSpend, '/spend', key, asked)
  expect(spent).toMatchObject({ status: 201, replayed: null, body: { entry_id: expect.any(String), amount: 30, balance: 970 } })
  expect(await call(postSpend, '/spend', key, asked)).toEqual({ ...spent, replayed: 'true' })
  expect(await call(postSpend, '/spend', key, { ...work(31), idempotencyKey: asked.idempotencyKey })).toMatchObject({ status: 409, body: { error: { code: 'IDEMPOTENCY_CONFLICT' } } })

  expect((await call(getCredits, '', key)).body).toMatchObject({ balance: 970, held: 0, available: 970, lots: [{ kind: 'free', granted: 1000, remaining: 970, expires_at: null }] })
  const entries = await call(getEntries, '/entries?limit=1', key)
  expect(entries.body).toMatchObject({
    total: 2,
    next_cursor: '2',
    data: [{ id: spent.body.entry_id, number: 2, kind: 'spend', amount: -30, balance_after: 970, description: 'An article', metadata: { article: 7, draft: true }, source: 'api' }],
  })
  const rest = await call(getEntries, `/entries?cursor=${entries.body.next_cursor}`, key)
  expect(rest.body).toMatchObject({ next_cursor: null, data: [{ number: 1, kind: 'opening_grant', amount: 1000 }] })
})

test('a spend beyond the balance is a 402 that says what there is', async () => {
  const { accountId } = await account()
  const key = await keyOf(accountId, ['credits:spend'])
  expect(await call(postSpend, '/spend', key, work(1001))).toMatchObject({ status: 402, body: { error: { code: 'INSUFFICIENT_CREDITS', details: { available: 1000, amount: 1001 } } } })
})

test('T3-13: an account that has not paid yet cannot spend, by a key either; a suspended one neither', async () => {
  const { accountId } = await account({ plan: 'starter', paid: false })
  const key = await keyOf(accountId, ['credits:read', 'credits:spend'])
  expect(await call(postSpend, '/spend', key, work(1))).toMatchObject({ status: 402, body: { error: { code: 'PAYMENT_REQUIRED' } } })
  expect(await call(getCredits, '', key)).toMatchObject({ status: 200, body: { balance: 0, lots: [] } })

  const suspended = await account()
  const otherKey = await keyOf(suspended.accountId, ['credits:spend'])
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [suspended.accountId])
  expect(await call(postSpend, '/spend', otherKey, work(1))).toMatchObject({ status: 403 })
})

test('a key without the scope, and nobody, may not spend', async () => {
  const { accountId } = await account()
  expect(await call(postSpend, '/spend', await keyOf(accountId, ['credits:read']), work(1))).toMatchObject({ status: 403 })
  expect(await call(postSpend, '/spend', 'gh_nothing', work(1))).toMatchObject({ status: 401 })
})

test.each([
  [{ amount: 0 }, 'amount'],
  [{ amount: -5 }, 'amount'],
  [{ amount: 1.5 }, 'amount'],
  [{ amount: '5' }, 'amount'],
  [{ amount: 1e12 }, 'amount'],
  [{ amount: null }, 'amount'],
  [{ description: '' }, 'description'],
  [{ description: 'a\u0000b' }, 'description'],
  [{ description: 'x'.repeat(201) }, 'description'],
  [{ metadata: [] }, 'metadata'],
  [{ metadata: { deep: { er: 1 } } }, 'metadata.deep'],
  [{ metadata: { text: 'a\u0000b' } }, 'metadata.text'],
  [{ metadata: { text: 'x'.repeat(3000) } }, 'metadata'],
])('T0-10: a spend of %j is a 400 that names %s, and nothing is taken', async (wrong, field) => {
  const { accountId } = await account()
  const key = await keyOf(accountId, ['credits:read', 'credits:spend'])
  const answer = await call(postSpend, '/spend', key, { body: { amount: 5, description: 'Work', ...wrong }, idempotencyKey: newId() })
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION', fields: { [field]: expect.any(Array) } } } })
  expect((await call(getCredits, '', key)).body.balance).toBe(1000)
})

test('a spend without an Idempotency-Key is a 400 that names it', async () => {
  const { accountId } = await account()
  const { body } = work(5)
  const answer = await call(postSpend, '/spend', await keyOf(accountId, ['credits:spend']), { body })
  expect(answer).toMatchObject({ status: 400, body: { error: { fields: { 'idempotency-key': expect.any(Array) } } } })
})

test.each(['?cursor=x', '?cursor=-1', '?limit=0', '?limit=101', '?order=asc', '?limit=5&limit=6'])('a list of %s is a 400', async (query) => {
  const { accountId } = await account()
  expect((await call(getEntries, `/entries${query}`, await keyOf(accountId, ['credits:read']))).status).toBe(400)
})
