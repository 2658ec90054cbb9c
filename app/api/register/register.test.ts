import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { isPaid } from '@/lib/plans/plan'
import { findPlan, findSignupPlan } from '@/lib/plans/queries'
import { everything, sql } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { POST as postAvailability } from './check-availability/route'
import { POST as postRegister } from './route'

interface Answer {
  status?: string
  account_id?: string
  account_slug?: string
  user_id?: string
  error?: { code: string; message: string; fields?: Record<string, string[]>; details?: Record<string, unknown>; request_id: string }
  invoice?: { number: string; total_minor: number; currency: string } | null
}

const signup = (more: object = {}) => {
  const tag = newId()
  return { company_name: `Company ${tag}`, admin_name: 'Ada Owner', email: `ada@r-${tag}.example`, password: 'a long story about boats', ...more }
}
const billed = { payment_method: 'bank_transfer', billing: { address_line1: '1 Market Street', city: 'Kampala', country: 'UG' } }

// Every call comes from an address of its own, as the tries of one are counted.
async function send(handler: typeof postRegister, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await call(handler, path, { method: 'POST', body, headers: { 'x-client-ip': newId(), ...headers } })
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: (await response.json()) as Answer }
}
const register = (body: unknown, headers?: Record<string, string>) => send(postRegister, '/api/register', body, headers)
const ask = (body: unknown) => send(postAvailability, '/api/register/check-availability', body)

test('T3-01 T3-02 T3-14: every plan in the database is sold at its row’s price and credits, or refused with words', async () => {
  const rows = await sql<{ slug: string; hidden: boolean; active: boolean; onboarding: string }>('owner', 'SELECT slug, hidden, active, onboarding::text FROM plans')
  expect(rows.length).toBeGreaterThan(8)
  for (const { slug, hidden, active, onboarding } of rows) {
    const answer = await register(signup({ plan_slug: slug, ...billed }))
    const plan = await findSignupPlan(slug)
    if (hidden || !active || onboarding === 'installed' || !plan) {
      expect(answer, slug).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION', fields: { plan_slug: [expect.any(String)] } } } })
      expect(await findPlan(slug), slug).not.toBeNull()
      continue
    }
    const total = plan.price.amountMinor + (plan.setupFeeMinor ?? 0)
    expect(answer, slug).toMatchObject({
      status: 201,
      replayed: null,
      body: {
        status: 'registered',
        plan_slug: slug,
        account_status: isPaid(plan) ? 'pending_payment' : 'active',
        credits: isPaid(plan) ? 0 : plan.includedCredits,
        invoice: isPaid(plan) ? { total_minor: total, currency: plan.price.currency } : null,
      },
    })
    const [stored] = await sql('owner', `SELECT p.slug, b.balance::int, (SELECT count(*)::int FROM credit_entries e WHERE e.account_id = s.account_id) AS entries
      FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id JOIN credit_balances b USING (account_id)
      WHERE s.account_id = $1`, [answer.body.account_id])
    const credits = isPaid(plan) ? 0 : plan.includedCredits
    expect(stored, slug).toEqual({ slug, balance: credits, entries: credits > 0 ? 1 : 0 })
  }
})

test('T3-14: a plan that nobody knows is refused, not silently another one', async () => {
  expect(await register(signup({ plan_slug: 'no-such-plan' }))).toMatchObject({ status: 400, body: { error: { fields: { plan_slug: [expect.any(String)] } } } })
})

test('a paid plan says what it needs: where to bill, how to pay, and a way that the country has', async () => {
  const fieldsOf = async (more: object) => Object.keys((await register(signup({ plan_slug: 'growth', ...more }))).body.error?.fields ?? {})
  expect(await fieldsOf({})).toEqual(['billing', 'payment_method'])
  expect(await fieldsOf({ ...billed, payment_method: 'mpesa' })).toEqual(['payment_method'])
  expect(await fieldsOf({ ...billed, billing: { ...billed.billing, country: 'XX', city: '' } })).toEqual(['billing.city', 'billing.country'])
})

test.each([
  ['companies', (tag: string, n: number) => ({ company_name: `Race ${tag}`, email: `a@n${n}-${tag}.example` })],
  ['domains', (tag: string, n: number) => ({ company_name: `Race ${tag} ${n}`, email: `a${n}@d-${tag}.example` })],
  ['addresses', (tag: string, n: number) => ({ company_name: `Race ${tag} ${n}`, email: `same-${tag}@gmail.com` })],
])('T0-03: of 20 parallel equal %s one gets 201, the others 409, and one account stands whole', async (_what, wanted) => {
  const tag = newId()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => register(signup(wanted(tag, n)))))

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
  for (const { body } of answers.filter(({ status }) => status === 409)) expect(['CONFLICT', 'DOMAIN_TAKEN']).toContain(body.error?.code)
  const made = answers.find(({ status }) => status === 201)?.body.account_id
  expect(await sql('owner', 'SELECT (SELECT count(*)::int FROM account_settings WHERE account_id = $1) AS settings, (SELECT count(*)::int FROM playbook_triggers WHERE account_id = $1) AS triggers', [made])).toEqual([{ settings: 1, triggers: 5 }])
})

test('T0-04: case and spaces make no other name and no other address', async () => {
  const tag = newId()
  await register(signup({ company_name: `Acme ${tag}`, email: `jo.${tag}@gmail.com` }))
  expect(await register(signup({ company_name: `  ACME   ${tag.toUpperCase()} ` }))).toMatchObject({
    status: 409,
    body: { error: { code: 'CONFLICT', fields: { company_name: [expect.any(String)] }, details: { suggestions: [expect.any(String), expect.any(String), expect.any(String)] } } },
  })
  expect(await register(signup({ email: ` JO.${tag.toUpperCase()}@GMAIL.COM` }))).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT', fields: { email: [expect.any(String)] } } } })
})

test('T0-05: the question before says what registering would say', async () => {
  const tag = newId()
  await register(signup({ company_name: `Known ${tag}`, email: `a@${tag}.example` }))
  expect((await ask({ company_name: `known ${tag}`, email: `new@${tag}.example`, slug: `known-${tag}` })).body).toMatchObject({
    company_name_available: false,
    email_available: true,
    domain_available: false,
    slug_available: false,
    suggestions: [`known ${tag} Group`, expect.any(String), expect.any(String)],
  })
  expect(await register(signup({ email: `new@${tag}.example` }))).toMatchObject({ status: 409, body: { error: { code: 'DOMAIN_TAKEN', details: { domain: `${tag}.example` } } } })
  expect((await ask({ slug: 'login' })).body).toEqual({ slug_available: false })
})

test('the question names the address that the account then gets', async () => {
  for (const name of ['Bäckerei Müller & Söhne', 'Login', 'Bäckerei Müller  und Söhne']) {
    const { slug } = (await ask({ company_name: name })).body as { slug?: string }
    expect((await register(signup({ company_name: name }))).body.account_slug).toBe(slug)
  }
})

test('T0-06: two firms with addresses of one free mail service both get in', async () => {
  for (const n of [1, 2]) expect((await register(signup({ email: `firm${n}-${newId()}@gmail.com` }))).status).toBe(201)
})

test('T0-10: every wrong body is a 400 with the fields named; nothing changes, and nothing of ours is told', async () => {
  const before = await everything()
  for (const body of ['null', '[]', '7', '"x"', '{', '']) expect(await register(body), body).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION', fields: { body: [expect.any(String)] } } } })
  const wrong: [object, string][] = [
    [{ company_name: 7 }, 'company_name'],
    [{ company_name: ['Acme'] }, 'company_name'],
    [{ admin_name: null }, 'admin_name'],
    [{ admin_name: 'a\u0000b' }, 'admin_name'],
    [{ email: 'no address' }, 'email'],
    [{ email: {} }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ password: 'password1' }, 'password'],
    [{ password: 'adaowner' }, 'password'],
    [{ phone: null }, 'phone'],
    [{ phone: '12' }, 'phone'],
    [{ country: 'Uganda' }, 'country'],
    [{ billing: 'here' }, 'billing'],
    [{ company_name: 'x'.repeat(200_000) }, 'company_name'],
  ]
  for (const [more, field] of wrong) {
    const { status, body } = await register(signup(more))
    expect([status, Object.keys(body.error?.fields ?? {})], JSON.stringify(more).slice(0, 80)).toEqual([400, [field]])
    expect(JSON.stringify(body)).not.toMatch(/prisma|postgres|select |insert |at .*\.ts/i)
  }
  expect(await everything()).toEqual(before)
})

test('what a body says beyond the contract changes nothing: role, account, credits, status', async () => {
  const { status, body } = await register(signup({ role: 'admin', is_staff: true, account_id: newId(), user_id: newId(), credits: 1_000_000, status: 'active', account_status: 'active', plan_slug: 'starter', ...billed }))
  expect([status, body]).toMatchObject([201, { account_status: 'pending_payment', credits: 0 }])
  expect(await sql('owner', 'SELECT count(*)::int FROM staff_members WHERE user_id = $1', [body.user_id])).toEqual([{ count: 0 }])
})

test('PROV-3: a repeated key answers the same and says so; with another body it is a 409 that changes nothing', async () => {
  const [body, key] = [signup(), { 'idempotency-key': newId() }]
  const first = await register(body, key)
  expect(first).toMatchObject({ status: 201, replayed: null })
  expect(await register(body, key)).toEqual({ ...first, replayed: 'true' })

  const before = await everything()
  expect(await register({ ...body, password: 'another long story of boats' }, key)).toMatchObject({ status: 409, body: { error: { code: 'IDEMPOTENCY_CONFLICT' } } })
  expect(await everything()).toEqual(before)
})

test('no answer and no table holds the password', async () => {
  const body = signup({ password: 'a password for looking for 77' })
  expect(JSON.stringify(await register(body, { 'idempotency-key': newId() }))).not.toContain(body.password)
  expect(JSON.stringify(await everything())).not.toContain(body.password)
})
