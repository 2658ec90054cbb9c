import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveApiKey } from '@/lib/auth/api-key'
import { authenticate } from '@/lib/auth/authenticate'
import { accountRoles, staffRoles } from '@/lib/auth/permissions'
import { assertRateLimitSetting } from '@/lib/auth/rate-limits'
import { DAY, moveClock, resetClock } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { hashRequest } from '@/lib/core/once'
import { spend } from '@/lib/credits/credit-service'
import { everything, sql } from '@/lib/testing/database'
import { seedDemo } from './demo'
import { DEMO_OWNER, DEMO_STAFF, DEMO_TENANTS } from './demo-data'
import { demoPasswords, readLogins } from './demo-logins'
import { DEMO_CREW } from './demo-people'
import { demoRegistrations } from './demo-registrations'
import { demoStaff } from './demo-staff'
import { seedOperator } from './operator'

// One database for the file, so the tests tell one story in order: a seed that stops half-way, its end, its repetition.
const folder = await mkdtemp(join(tmpdir(), 'gatehouse-demo-'))
const visit = { requestId: 'test', ip: 'test', userAgent: null, path: '/' }
const used = (DEMO_OWNER.spends ?? []).reduce((sum, [amount]) => sum + amount, 0)

async function logins() {
  const found = await readLogins(folder)
  if (!found) throw new Error('no demo.json')
  return found
}

test('the operator’s account is made once, with everything an account has and no message to anybody', async () => {
  expect([await seedOperator(), await seedOperator()]).toEqual([true, false])
  expect(await sql('owner', 'SELECT name, slug, status FROM accounts WHERE is_operator')).toEqual([{ name: 'Gatehouse', slug: 'gatehouse', status: 'active' }])
  expect(await sql('owner', 'SELECT 1 FROM deliveries')).toEqual([])
})

test('a demo that was stopped half-way is finished by the next seed, with the passwords of the first', async () => {
  const passwords = await demoPasswords(folder)
  await demoStaff(passwords)
  expect(await readLogins(folder)).toBeUndefined()

  expect(await seedDemo(folder)).toBe('made')
  expect((await logins()).map(({ role }) => role)).toEqual(['admin', 'supervisor', 'agent', 'technician', 'finance', 'editor', 'viewer', 'owner'])
  expect((await logins()).every(({ email, password }) => passwords[email] === password)).toBe(true)
  expect(await sql('owner', 'SELECT role FROM staff_members')).toHaveLength(DEMO_STAFF.length + DEMO_CREW.length)
})

test('demo.json is for its owner’s eyes, in the form of the contract', async () => {
  expect((await stat(join(folder, 'demo.json'))).mode & 0o777).toBe(0o600)
  const content = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as { logins: object[] }
  expect(Object.keys(content)).toEqual(['logins'])
  expect(content.logins.every((login) => ['role', 'email', 'password', 'user_id'].every((name) => Object.hasOwn(login, name)))).toBe(true)
  expect(content.logins.at(-1)).toMatchObject({ role: 'owner', account_slug: 'harbour-studio' })
})

test('every demo login lets its person in, every demo key does what the role may', async () => {
  for (const { role, email, password, user_id, api_key } of await logins()) {
    expect(await authenticate({ email, password }, { ip: `test-${role}`, requestId: 'test' })).toBe(user_id)
    // A key is the account's and reaches every site of it, so those who see only some have none.
    if (role === 'editor' || role === 'viewer') expect(api_key).toBeUndefined()
    else expect(await resolveApiKey(visit, `Bearer ${api_key}`)).toMatchObject(role === 'owner' ? { type: 'api_key', scopes: [...accountRoles.owner] } : { type: 'staff', scopes: [...staffRoles[role]] })
  }
})

test('rate limits may be off beside the demo data', async () => {
  env.RATE_LIMITS = 'off'
  await expect(assertRateLimitSetting()).resolves.toBeUndefined()
  env.RATE_LIMITS = 'on'
})

test('the demo’s owner is on a paid plan with credits, and can spend them', async () => {
  const owner = await resolveApiKey(visit, `Bearer ${(await logins()).at(-1)?.api_key}`)
  if (owner?.type !== 'api_key') throw new Error('no account behind the key')
  expect(owner).toMatchObject({ accountSlug: 'harbour-studio', accountStatus: 'active' })
  const input = { amount: 1, description: 'Test', metadata: {} }
  const { result } = await spend({ ...owner, command: { scope: `account:${owner.accountId}`, key: 'test', requestHash: hashRequest(input) } }, input)
  expect(result).toMatchObject({ amount: 1, balance: 2_000 - used - 1 })
})

test('T3-06: the owner’s account has sites, one of them proved and one archived; the editor may see one, the viewer none', async () => {
  expect(await sql('owner', `SELECT s.name, s.status, s.verified_at IS NOT NULL AS verified, (SELECT count(*)::int FROM site_sectors c WHERE c.site_id = s.id) AS sectors,
      ARRAY(SELECT u.email FROM site_access x JOIN users u ON u.id = x.user_id WHERE x.site_id = s.id ORDER BY 1) AS people
    FROM sites s JOIN accounts a ON a.id = s.account_id WHERE a.slug = 'harbour-studio' ORDER BY s.created_at`)).toEqual([
    { name: 'Harbour Studio', status: 'active', verified: true, sectors: 3, people: ['editor@harbour-studio.example', 'owner@harbour-studio.example'] },
    { name: 'Café am Hafen', status: 'active', verified: false, sectors: 1, people: ['owner@harbour-studio.example'] },
    { name: 'Boat show 2025', status: 'archived', verified: false, sectors: 0, people: ['owner@harbour-studio.example'] },
  ])
})

test('the tenants are in different states, one of them with an announced payment', async () => {
  const accounts = await sql<{ name: string; status: string }>('owner', `SELECT name, status FROM accounts WHERE kind = 'business' AND NOT is_operator`)
  expect(accounts).toHaveLength(DEMO_TENANTS.length)
  expect(Object.groupBy(accounts, ({ status }) => status)).toMatchObject({ active: expect.any(Array), pending_payment: expect.any(Array) })
  const transfers = await sql<{ name: string; status: string }>('owner', 'SELECT a.name, t.status FROM transfers t JOIN accounts a ON a.id = t.account_id ORDER BY 1')
  expect(transfers).toEqual([
    { name: 'Harbour Studio', status: 'confirmed' },
    { name: 'Kivu Roasters', status: 'submitted' },
    { name: 'Nile Traders', status: 'confirmed' },
  ])
})

test('applications stand at every stage, numbered in the order in which they came, with a technician’s time for every visit', async () => {
  const rows = await sql<{ status: string; count: number }>('owner', `SELECT status::text, count(*)::int FROM registrations WHERE door = 'staff' GROUP BY status ORDER BY status`)
  expect(Object.fromEntries(rows.map(({ status, count }) => [status, count]))).toEqual({
    pending_verification: 12, verified: 9, survey_scheduled: 9, survey_completed: 6, approved: 5, customer_created: 4, rejected: 8, cancelled: 7,
  })
  expect(await sql('owner', `SELECT 1 FROM registrations a JOIN registrations b ON a.number < b.number AND a.created_at > b.created_at WHERE a.door = 'staff' AND b.door = 'staff'`)).toEqual([])
  expect(await sql('owner', `SELECT count(*)::int FROM surveys s JOIN bookings b USING (registration_id, technician_id, starts_at)`)).toEqual([{ count: 28 }])
  expect(await sql('owner', `SELECT a.status, i.status AS installation, count(*)::int FROM accounts a JOIN installations i ON i.account_id = a.id GROUP BY 1, 2`)).toEqual([{ status: 'pending_installation', installation: 'open', count: 4 }])
})

test('groups are told of what happens from now on, and of nothing that is long over', async () => {
  expect(await sql('owner', 'SELECT count(*)::int AS groups FROM notice_groups')).toEqual([{ groups: 3 }])
  expect(await sql('owner', 'SELECT count(*)::int AS rules FROM notice_rules')).toEqual([{ rules: 6 }])
  expect(await sql('owner', `SELECT count(*)::int AS told FROM deliveries WHERE template = 'staff-notice'`)).toEqual([{ told: 0 }])
})

test('T1-30: applications that were half written are finished by the next seed, whenever it runs', async () => {
  const before = await everything()
  moveClock(9 * DAY)
  await demoRegistrations()
  resetClock()
  expect(await everything()).toEqual(before)
})

test('T1-30: seeding the demo again changes nothing, also when people have signed up since', async () => {
  await sql('owner', `UPDATE accounts SET name = 'Linden Bakery and Sons' WHERE slug = 'linden-bakery'`)
  const before = await everything()
  expect(await seedDemo(folder)).toBe('present')
  expect(await everything()).toEqual(before)
})

test('a demo whose logins are gone, or belong to another database, is left as it is', async () => {
  const before = await everything()
  await rm(join(folder, 'demo.json'))
  expect(await seedDemo(folder)).toBe('lost')
  expect(await everything()).toEqual(before)
})
