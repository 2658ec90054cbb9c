import { expect, test } from 'vitest'
import { GET as getAccount } from '@/app/api/account/route'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account, member, type TestAccount } from '@/lib/testing/factories'
import { accountKey, call, signIn } from '@/lib/testing/requests'
import { GET as getInvoice } from './[number]/route'
import { POST as postTransfer } from './[number]/transfers/route'
import { GET as getInvoices } from './route'

const pending = () => account({ plan: 'growth', paid: false })
const transferOf = (made: TestAccount) => ({ amount_minor: made.invoice?.totalMinor, reference: `BANK-${newId()}`, paid_on: '2026-11-20' })
const numberOf = (made: TestAccount) => made.invoice?.number ?? ''

interface Sent {
  body?: unknown
  bearer?: string
  cookie?: string
  headers?: Record<string, string>
}
const announce = (number: string, sent: Sent) => call(postTransfer, `/api/invoices/${number}/transfers`, { method: 'POST', params: { number }, ...sent })

test('GET /api/account answers a member and a key alike, with whole numbers and limits of null for unlimited', async () => {
  const made = await account({ plan: 'growth' })
  const { cookie } = await signIn(made.userId)
  const bySession = await call(getAccount, '/api/account', { cookie })
  expect(bySession.status).toBe(200)
  const body = (await bySession.json()) as Record<string, unknown>
  expect(body).toMatchObject({
    account: { id: made.accountId, slug: made.accountSlug, kind: 'business', status: 'active', country: 'UG', created_at: expect.stringMatching(/Z$/) },
    plan: { slug: 'growth', price: { currency: 'USD', interval: 'month' }, status: 'active' },
    limits: { sites: { limit: 5, used: 0 }, seats: { limit: 3, used: 1 }, sectors_per_site: { limit: 5 }, open_quotes: { limit: null } },
    credits: { held: 0 },
  })
  const byKey = await call(getAccount, '/api/account', { bearer: await accountKey(made, ['account:read']) })
  expect(await byKey.json()).toEqual(body)
})

test('nobody, a key without the scope and another account’s key get nothing', async () => {
  const [made, other] = [await pending(), await account()]
  const path = `/api/invoices/${numberOf(made)}`
  const params = { number: numberOf(made) }
  expect((await call(getInvoice, path, { params })).status).toBe(401)
  expect((await call(getInvoice, path, { params, bearer: await accountKey(made, ['account:read']) })).status).toBe(403)
  expect((await call(getInvoice, path, { params, bearer: await accountKey(other, ['billing:read']) })).status).toBe(404)
  expect((await announce(numberOf(made), { bearer: await accountKey(other, ['billing:pay']), body: transferOf(made) })).status).toBe(404)
  const list = (await (await call(getInvoices, '/api/invoices', { bearer: await accountKey(other, ['billing:read']) })).json()) as { data: unknown[] }
  expect(list.data).toEqual([])
})

test('T3-13: while the first payment is open a key reads its invoices and announces the money; finance has to confirm', async () => {
  const made = await pending()
  const bearer = await accountKey(made, ['billing:read', 'billing:pay'])
  expect(await (await call(getInvoices, '/api/invoices', { bearer })).json()).toMatchObject({ data: [{ number: numberOf(made), status: 'open', total_minor: made.invoice?.totalMinor }], next_cursor: null })

  const body = transferOf(made)
  const headers = { 'idempotency-key': newId() }
  const first = await announce(numberOf(made), { bearer, body, headers })
  expect(first.status).toBe(201)
  const answer: unknown = await first.json()
  expect(answer).toEqual({ transfer_id: expect.any(String), status: 'submitted' })
  const again = await announce(numberOf(made), { bearer, body, headers })
  expect([again.status, again.headers.get('idempotent-replayed'), await again.json()]).toEqual([201, 'true', answer])
  expect((await announce(numberOf(made), { bearer, body: transferOf(made) })).status).toBe(409)

  const shown = (await (await call(getInvoice, `/api/invoices/${numberOf(made)}`, { bearer, params: { number: numberOf(made) } })).json()) as { status: string; transfers: unknown[] }
  expect(shown).toMatchObject({ status: 'open', buyer: { address_line1: '1 Market Street' }, transfers: [{ status: 'submitted', reference: body.reference, paid_on: '2026-11-20' }] })
})

test('T3-13: a suspended account reads and pays, a closed one does neither', async () => {
  const made = await account({ plan: 'growth' })
  const bearer = await accountKey(made, ['account:read', 'billing:pay'])
  await sql('owner', `UPDATE accounts SET status = 'suspended' WHERE id = $1`, [made.accountId])
  expect(await (await call(getAccount, '/api/account', { bearer })).json()).toMatchObject({ account: { status: 'suspended' } })
  expect((await announce(numberOf(made), { bearer, body: transferOf(made) })).status).toBe(409) // paid already, so it got as far as the invoice
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [made.accountId])
  expect((await call(getAccount, '/api/account', { bearer })).status).toBe(401)
})

test('a viewer looks at invoices and announces nothing', async () => {
  const made = await account({ plan: 'growth' })
  const viewer = await member(made, 'viewer')
  const { cookie } = await signIn(viewer.userId ?? '')
  expect((await call(getInvoices, '/api/invoices', { cookie })).status).toBe(200)
  expect((await announce(numberOf(made), { cookie, body: transferOf(made) })).status).toBe(403)
})

test('what does not fit is a 400 that names the field, and changes nothing', async () => {
  const made = await pending()
  const bearer = await accountKey(made, ['billing:read', 'billing:pay'])
  for (const [field, value] of [['amount_minor', 0], ['amount_minor', '10'], ['reference', ''], ['paid_on', '2026-02-31'], ['paid_on', null]] as const) {
    const refused = await announce(numberOf(made), { bearer, body: { ...transferOf(made), [field]: value } })
    expect([refused.status, await refused.json()]).toEqual([400, { error: expect.objectContaining({ code: 'VALIDATION', fields: { [field]: [expect.any(String)] } }) }])
  }
  expect((await call(getInvoices, '/api/invoices?limit=0', { bearer })).status).toBe(400)
  expect((await call(getInvoices, '/api/invoices?cursor=x', { bearer })).status).toBe(400)
  expect((await call(getInvoices, '/api/invoices?status=open', { bearer })).status).toBe(400)
  expect(await sql('owner', 'SELECT 1 FROM transfers WHERE account_id = $1', [made.accountId])).toEqual([])
})
