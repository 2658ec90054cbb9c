import { expect, test } from 'vitest'
import { databaseCause } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { connected, everything, sql } from '@/lib/testing/database'
import { account, order } from '@/lib/testing/factories'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { provisionAccount } from './provision-account'

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

test('PROV-1 T3-03: an account is made whole: every row that an owner needs, in one go', async () => {
  const { accountId, userId, accountSlug } = await account()

  const [whole] = await sql('owner', `SELECT
      (SELECT count(*)::int FROM users WHERE id = $2 AND claimed_at IS NOT NULL) AS users,
      (SELECT count(*)::int FROM accounts WHERE id = $1 AND slug = $3 AND status = 'active') AS accounts,
      (SELECT count(*)::int FROM memberships WHERE account_id = $1 AND user_id = $2 AND role = 'owner') AS owners,
      (SELECT string_agg(mode::text || CASE WHEN is_primary THEN '*' ELSE '' END, ',' ORDER BY mode) FROM profiles WHERE account_id = $1) AS profiles,
      (SELECT sum(relationship_strength + adoption_engagement + support_experience + product_value + business_outcomes)::float FROM account_settings WHERE account_id = $1) AS weights,
      (SELECT count(*)::int FROM playbook_triggers WHERE account_id = $1 AND enabled) AS triggers,
      (SELECT count(*)::int FROM subscriptions WHERE account_id = $1 AND status = 'active') AS subscriptions,
      (SELECT balance::int FROM credit_balances WHERE account_id = $1) AS balance,
      (SELECT string_agg(to_status::text, ' > ' ORDER BY position) FROM registration_events WHERE account_id = $1) AS way,
      (SELECT string_agg(action, ',') FROM audit_entries WHERE account_id = $1) AS audit,
      (SELECT string_agg(template, ',' ORDER BY template) FROM deliveries WHERE account_id = $1) AS messages`, [accountId, userId, accountSlug])

  expect(whole).toEqual({
    users: 1,
    accounts: 1,
    owners: 1,
    profiles: 'vendor*,employee,customer',
    weights: 1,
    triggers: 5,
    subscriptions: 1,
    balance: 1000,
    way: 'pending_verification > verified > approved > customer_created',
    audit: 'account.provisioned',
    messages: 'verify-email,welcome',
  })
})

test('PROV-7 T3-02: the free plan shows its credits in the same answer; a paid one has none, but an invoice of its price', async () => {
  const free = (await provisionAccount(await order())).result
  expect(free).toMatchObject({ accountStatus: 'active', credits: 1000, invoice: null })

  const paid = (await provisionAccount(await order({ plan: 'starter' }))).result
  expect(paid).toMatchObject({ accountStatus: 'pending_payment', credits: 0, invoice: { totalMinor: 10_000, currency: 'USD' } })
  const [rows] = await sql('owner', `SELECT s.status, b.balance::int, i.status AS invoice, i.buyer ->> 'city' AS city, p.address_line1, m.is_default
    FROM subscriptions s JOIN credit_balances b USING (account_id) JOIN invoices i USING (account_id) JOIN billing_profiles p USING (account_id)
    JOIN account_payment_methods m USING (account_id) WHERE account_id = $1`, [paid.accountId])
  expect(rows).toEqual({ status: 'pending_payment', balance: 0, invoice: 'open', city: 'Kampala', address_line1: '1 Market Street', is_default: true })
})

test('PROV-8: few round trips, and the database does all of the work in them', async () => {
  for (const plan of ['free', 'growth']) {
    const wanted = await order({ plan })
    const { statements } = await statementsOf(() => provisionAccount(wanted))
    expect(statements.length, plan).toBeLessThanOrEqual(8)
    expect(statements[0]).toBe('BEGIN')
    expect(statements.at(-1)).toBe('COMMIT')
  }
})

test.each(['free', 'scale'])('PROV-2 T0-01 T3-03: broken off after any statement, a signup for %s leaves every table as it was', async (plan) => {
  const [wanted, rehearsal] = [await order({ plan }), await order({ plan })]
  const { statements } = await statementsOf(() => provisionAccount(rehearsal))
  const before = await everything()

  for (const done of statements.keys()) {
    await expect(failingAfter(done, () => provisionAccount(wanted)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  expect(await provisionAccount(wanted)).toMatchObject({ replayed: false })
})

test('PROV-2 T0-01: refused by any table it writes to, a signup leaves every table as it was, and the address is free again', async () => {
  const before = await everything()
  const probe = await order({ plan: 'growth' })
  await provisionAccount(await order({ plan: 'growth' }))
  await provisionAccount(await order())
  const after = await everything()
  const written = Object.keys(after).filter((table) => after[table]?.length !== before[table]?.length && table !== 'jobs')
  expect(written.length).toBeGreaterThan(15)

  await connected('owner', async (owner) => {
    await owner.query(`CREATE FUNCTION injected() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'injected'; END $$`)
    for (const table of written) {
      const wanted = table.startsWith('credit_') && table !== 'credit_balances' ? await order() : { ...probe, command: { ...probe.command, key: newId() } }
      await owner.query(`CREATE TRIGGER injected BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION injected()`)
      const state = await everything()
      await expect(provisionAccount(wanted), table).rejects.toThrow(/injected/)
      expect(await everything(), table).toEqual(state)
      await owner.query(`DROP TRIGGER injected ON ${table}`)
    }
  })
  expect(await provisionAccount(probe)).toMatchObject({ replayed: false })
})

test('PROV-3: 50 parallel identical commands make one account and 49 replays of the same answer', async () => {
  const wanted = await order()
  const answers = await Promise.all(times(50, () => provisionAccount(wanted)))

  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(new Set(answers.map(({ result }) => JSON.stringify(result, Object.keys(result).sort())))).toHaveLength(1)
  expect(await sql('owner', 'SELECT count(*)::int FROM accounts WHERE name = $1', [wanted.name])).toEqual([{ count: 1 }])
})

test('PROV-3: a key that comes with another order is refused and changes nothing', async () => {
  const wanted = await order()
  await provisionAccount(wanted)
  const before = await everything()
  const other = await order()
  await expect(provisionAccount({ ...other, command: { ...wanted.command, requestHash: 'another' } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  expect(await everything()).toEqual(before)
})

test.each([
  ['company names', (n: number) => ({ name: n % 2 ? ' ACME  Ltd' : 'Acme ltd', email: `a${n}@names-${n}.example` }), 'accounts_business_name_key'],
  ['domains', (n: number) => ({ name: `Domain ${n}`, email: `a${n}@one-domain.example` }), 'accounts_business_domain_key'],
  ['addresses', (n: number) => ({ name: `Address ${n}`, email: 'same@gmail.com' }), 'users_email_key'],
])('T0-03 PROV-4: 20 parallel equal %s make one account, and the database refuses the others', async (_what, wanted, constraint) => {
  const outcomes = await Promise.allSettled(times(20, async (n) => provisionAccount(await order(wanted(n)))))

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(new Set(refusals.map(({ reason }) => databaseCause(reason)?.constraint ?? String(reason)))).toEqual(new Set([constraint]))
})

test('T3-12 PROV-4: 50 parallel households of one name all get in, each with a slug of its own', async () => {
  const made = await Promise.all(times(50, async (n) => provisionAccount(await order({ name: 'Família Muñoz', kind: 'household', email: `m${n}@gmail.com` }))))
  const slugs = made.map(({ result }) => result.accountSlug)
  expect(new Set(slugs)).toHaveLength(50)
  expect(slugs.every((slug) => /^familia-munoz(-\d+)?$/.test(slug))).toBe(true)
})

test('BILL-1: 100 parallel issues of which 30 are rolled back leave the numbers 1 to 70, without gap or repeat', async () => {
  const rehearsal = await order({ plan: 'starter' })
  const { result, statements } = await statementsOf(() => provisionAccount(rehearsal))
  const last = Number(result.result.invoice?.number.split('-').at(-1))
  const outcomes = await Promise.allSettled(
    times(100, async (n) => {
      const wanted = await order({ plan: 'starter' })
      return n % 10 < 3 ? failingAfter(statements.length - 2, () => provisionAccount(wanted)) : provisionAccount(wanted)
    }),
  )
  expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' && !(outcome.reason instanceof Injected) ? [String(outcome.reason)] : []))).toEqual([])
  const rows = await sql<{ sequence: number }>('owner', 'SELECT sequence FROM invoices WHERE sequence > $1 ORDER BY sequence', [last])
  expect(rows.map(({ sequence }) => sequence)).toEqual(times(70, (n) => last + 1 + n))
})
