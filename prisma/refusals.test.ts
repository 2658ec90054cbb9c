import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { asApp, connected, sql } from '@/lib/testing/database'
import { account, member, type TestAccount } from '@/lib/testing/factories'

// What the database itself refuses (DESIGN section 4), tried with plain SQL as the application's own role: whoever goes
// round the application meets these.

let acme: TestAccount
let globex: TestAccount
let paid: TestAccount

beforeAll(async () => {
  acme = await account({ plan: 'growth' })
  globex = await account()
  paid = await account({ plan: 'starter' })
})

const inAcme = { as: 'account', get accountId() { return acme.accountId } } as const
const refused = (constraint: string) => ({ constraint })
const changes = (text: string, values: unknown[] = []) => asApp(inAcme, async (db) => void (await db.query(text, values)))

// 1. Another tenant's rows

test('1: without a context there are no rows, whatever the table', async () => {
  for (const table of ['accounts', 'memberships', 'subscriptions', 'invoices', 'credit_entries', 'deliveries', 'audit_entries', 'registrations']) {
    expect(await sql('app', `SELECT 1 FROM ${table}`), table).toEqual([])
    expect(await sql('worker', `SELECT 1 FROM ${table}`), table).toEqual([])
  }
})

test('1: in an account its own rows are there and no others', async () => {
  await asApp(inAcme, async (db) => {
    const { rows } = await db.query('SELECT id FROM accounts')
    expect(rows).toEqual([{ id: acme.accountId }])
    expect((await db.query('SELECT 1 FROM memberships WHERE account_id = $1', [globex.accountId])).rows).toEqual([])
    expect((await db.query(`UPDATE accounts SET name = 'Taken over' WHERE id = $1`, [globex.accountId])).rowCount).toBe(0)
  })
  await expect(changes(`INSERT INTO playbook_triggers (account_id, type, config) VALUES ($1, 'voc', '{}')`, [globex.accountId])).rejects.toMatchObject({ code: '42501' })
})

test('1: the context ends with its transaction; the connection carries nothing over', async () => {
  await connected('app', async (db) => {
    await db.query('BEGIN')
    await db.query(`SELECT set_config('app.context', 'account', true), set_config('app.account_id', $1, true)`, [acme.accountId])
    expect((await db.query('SELECT 1 FROM accounts')).rowCount).toBe(1)
    await db.query('COMMIT')
    expect((await db.query('SELECT 1 FROM accounts')).rowCount).toBe(0)
  })
})

// 2. A live subscription

const plainAccount = async (id: string, more = '') =>
  asApp({ as: 'system' }, async (db) => {
    const user = newId()
    await db.query(`INSERT INTO users (id, name, phone) VALUES ($1, 'Guest', '+256782240146')`, [user])
    await db.query(`INSERT INTO accounts (id, kind, status, name, slug, door) VALUES ($1, 'personal', 'active', 'Guest', $2, 'whatsapp')`, [id, `guest-${id}`])
    await db.query(`INSERT INTO memberships (account_id, user_id, role) VALUES ($1, $2, 'owner')`, [id, user])
    await db.query(`INSERT INTO credit_balances (account_id) VALUES ($1)`, [id])
    if (more) await db.query(more, [id])
  })

test('2 WA-8: an account inserted by plain SQL has the guest plan at commit: 30 days, one open quote', async () => {
  const id = newId()
  await plainAccount(id)
  expect(
    await sql('owner', `SELECT p.slug, v.max_open_quotes, s.status, (s.period_end - s.period_start) = interval '30 days' AS month
      FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id WHERE s.account_id = $1`, [id]),
  ).toEqual([{ slug: 'guest', max_open_quotes: 1, status: 'active', month: true }])
})

test('2: ending the live subscription leaves the guest plan behind it; a second live one is refused', async () => {
  await asApp({ as: 'account', accountId: paid.accountId }, async (db) => {
    await db.query(`UPDATE subscriptions SET status = 'expired', ended_at = now() WHERE status = 'active'`)
  })
  const live = await sql('owner', `SELECT p.slug FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
    WHERE s.account_id = $1 AND s.status = 'active'`, [paid.accountId])
  expect(live).toEqual([{ slug: 'guest' }])
  await expect(
    changes(`INSERT INTO subscriptions (account_id, plan_version_id, status) SELECT account_id, plan_version_id, 'past_due' FROM subscriptions LIMIT 1`),
  ).rejects.toMatchObject(refused('subscriptions_live_key'))
})

test('2 T4-10: with the guest plan switched off nobody is left without a plan: the insert is refused, and says why', async () => {
  await sql('owner', `UPDATE plans SET active = false WHERE slug = 'guest'`)
  await expect(plainAccount(newId())).rejects.toMatchObject(refused('guest_plan_missing'))
  await sql('owner', `UPDATE plans SET active = true WHERE slug = 'guest'`)
})

// 3. One owner, and nobody without an account

test('3: a second owner, no owner, and a login that belongs nowhere', async () => {
  const user = newId()
  await sql('owner', `INSERT INTO users (id, name, email) VALUES ($1, 'Second', 'second@x.example')`, [user])
  await expect(changes(`INSERT INTO memberships (account_id, user_id, role) VALUES ($1, $2, 'owner')`, [acme.accountId, user])).rejects.toMatchObject(refused('memberships_owner_key'))
  await expect(changes(`UPDATE memberships SET role = 'admin' WHERE role = 'owner'`)).rejects.toMatchObject(refused('accounts_owner_check'))
  await expect(changes(`DELETE FROM memberships WHERE role = 'owner'`)).rejects.toMatchObject(refused('accounts_owner_check'))
  await expect(
    asApp({ as: 'system' }, async (db) => {
      const id = newId()
      await db.query(`INSERT INTO accounts (id, kind, status, name, slug, door) VALUES ($1, 'personal', 'active', 'Nobody', 'nobody-x', 'web')`, [id])
    }),
  ).rejects.toMatchObject(refused('accounts_owner_check'))
  await expect(changes(`INSERT INTO users (name, email, claimed_at) VALUES ('Lost', 'lost@x.example', now())`)).rejects.toMatchObject(refused('users_belong_check'))
})

// 4. Industry and sectors

const site = async (made: TestAccount, slug: string) => {
  const id = newId()
  await asApp({ as: 'account', accountId: made.accountId }, async (db) => {
    await db.query(`INSERT INTO sites (id, account_id, industry_id, name, domain, slug)
      VALUES ($1, $2, (SELECT id FROM industries ORDER BY slug LIMIT 1), $3, $3 || '.example', $3)`, [id, made.accountId, slug])
  })
  return id
}

test('4 T3-04 SITE-1: no site without an industry, no sector of another industry', async () => {
  await expect(changes(`INSERT INTO sites (account_id, name, domain, slug) VALUES ($1, 'x', 'x.example', 'x')`, [acme.accountId])).rejects.toMatchObject({ code: '23502' })
  const id = await site(acme, 'sectors')
  const foreign = `INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name)
    SELECT account_id, id, industry_id, (SELECT s.id FROM sectors s WHERE s.industry_id <> sites.industry_id LIMIT 1), 'x' FROM sites WHERE id = $1`
  await expect(changes(foreign, [id])).rejects.toMatchObject(refused('site_sectors_sector_id_industry_id_fkey'))
  await expect(changes(foreign.replace('industry_id, (SELECT s.id FROM sectors s WHERE s.industry_id <> sites.industry_id LIMIT 1)',
    '(SELECT s.industry_id FROM sectors s WHERE s.industry_id <> sites.industry_id ORDER BY s.id LIMIT 1), (SELECT s.id FROM sectors s WHERE s.industry_id <> sites.industry_id ORDER BY s.id LIMIT 1)'), [id]))
    .rejects.toMatchObject(refused('site_sectors_account_id_site_id_industry_id_fkey'))
})

// 5. Limits, also in parallel

const settled = async (work: Promise<unknown>[]) => (await Promise.allSettled(work)).filter(({ status }) => status === 'fulfilled').length

test('5 SITE-2: of 50 parallel sites as many pass as the plan allows', async () => {
  const fresh = await account({ plan: 'growth' })
  expect(await settled(Array.from({ length: 50 }, (_, n) => site(fresh, `site-${n}`)))).toBe(5)
  expect(await sql('owner', 'SELECT count(*)::int FROM sites WHERE account_id = $1', [fresh.accountId])).toEqual([{ count: 5 }])
})

test('5 T3-05: of 50 parallel sectors and seats as many pass as the plan allows', async () => {
  const fresh = await account({ plan: 'growth' })
  const id = await site(fresh, 'one')
  const sectors = Array.from({ length: 50 }, (_, n) =>
    asApp({ as: 'account', accountId: fresh.accountId }, async (db) => {
      await db.query(`INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name)
        SELECT s.account_id, s.id, s.industry_id, (SELECT id FROM sectors WHERE industry_id = s.industry_id ORDER BY id OFFSET $2 % 8 LIMIT 1), 'x' FROM sites s WHERE s.id = $1`, [id, n])
    }),
  )
  expect(await settled(sectors)).toBe(5)
  // The owner has the first of three seats.
  expect(await settled(Array.from({ length: 50 }, () => member(fresh, 'viewer')))).toBe(2)
})

// 6. Histories and balances

test.each(['credit_entries', 'audit_entries', 'registration_events'])('6 CRED-1 PIPE-14: a line of %s is neither changed nor deleted, not even by the owner', async (table) => {
  await expect(changes(`UPDATE ${table} SET created_at = now()`)).rejects.toMatchObject({ code: '42501' })
  await expect(changes(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
  await expect(sql('owner', `UPDATE ${table} SET created_at = now()`)).rejects.toMatchObject(refused(`${table}_append_only`))
  await expect(sql('owner', `DELETE FROM ${table}`)).rejects.toMatchObject(refused(`${table}_append_only`))
  await expect(sql('owner', `TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ constraint: expect.stringMatching(/_append_only$/) })
})

test('6 CRED-3: a balance that is not the sum of its lines, or below zero', async () => {
  // Web and worker have no right to the column; for everybody else only a line of the ledger moves it.
  await expect(changes('UPDATE credit_balances SET balance = balance + 1')).rejects.toMatchObject({ code: '42501' })
  await expect(sql('owner', 'UPDATE credit_balances SET balance = balance + 1')).rejects.toMatchObject(refused('credit_balances_by_line_only'))
  const line = (delta: number, after: number) => `INSERT INTO credit_entries (account_id, version, kind, delta, balance_after, idempotency_key, reason, actor_type, source)
    SELECT account_id, version + 1, 'correction', ${delta}, ${after}, 'plain', 'x', 'system', 'test' FROM credit_balances LIMIT 1`
  await expect(changes(line(5, 999_999))).rejects.toMatchObject(refused('credit_entries_continues_check'))
  await expect(changes(line(-999_999, -1))).rejects.toMatchObject(refused('credit_entries_balance_after_check'))
})

// 7. Moves of a registration

const registration = (id: string, status: string) =>
  `INSERT INTO registrations (id, door, status, plan_id, full_name, email) VALUES ('${id}', 'staff', '${status}', (SELECT id FROM plans WHERE slug = 'home-gold'), 'A', '${id}@a.example')`
const event = (id: string, position: number, from: string | null, to: string, reason = '') =>
  `INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, reason) VALUES ('${id}', ${position}, ${from ? `'${from}'` : 'NULL'}, '${to}', 'system', '${reason}')`
const pipeline = (...statements: string[]) =>
  asApp({ as: 'staff' }, async (db) => {
    for (const statement of statements) await db.query(statement)
  })

test('7 T1-02 PIPE-1: a status without its event, a move that does not exist, a gap in the chain', async () => {
  const id = newId()
  await expect(pipeline(registration(id, 'verified'))).rejects.toMatchObject(refused('registrations_status_check'))
  await pipeline(registration(id, 'verified'), event(id, 1, null, 'pending_verification'), event(id, 2, 'pending_verification', 'verified'))
  await expect(pipeline(`UPDATE registrations SET status = 'approved' WHERE id = '${id}'`)).rejects.toMatchObject(refused('registrations_status_check'))
  await expect(pipeline(event(id, 3, 'verified', 'survey_completed'))).rejects.toMatchObject(refused('registration_events_move_fkey'))
  await expect(pipeline(event(id, 3, 'approved', 'cancelled', 'because'), `UPDATE registrations SET status = 'cancelled' WHERE id = '${id}'`)).rejects.toMatchObject(refused('registration_events_chain_check'))
})

test('7: a rejection without a reason; an approval without the survey that the plan needs', async () => {
  const id = newId()
  await pipeline(registration(id, 'verified'), event(id, 1, null, 'pending_verification'), event(id, 2, 'pending_verification', 'verified'))
  await expect(pipeline(event(id, 3, 'verified', 'rejected', ' '), `UPDATE registrations SET status = 'rejected' WHERE id = '${id}'`)).rejects.toMatchObject(refused('registration_events_reason_check'))
  await expect(pipeline(event(id, 3, 'verified', 'approved'), `UPDATE registrations SET status = 'approved' WHERE id = '${id}'`)).rejects.toMatchObject(refused('registration_events_survey_check'))
})

// 8. Invoices and money

test('8 BILL-2: an issued invoice keeps its amounts, its party and its number, and is not deleted', async () => {
  const inPaid = { as: 'account', accountId: paid.accountId } as const
  const change = (text: string) => asApp(inPaid, async (db) => void (await db.query(text)))
  for (const set of [`total_minor = 1, subtotal_minor = 1`, `buyer = '{}'`, `seller = '{}'`, `lines = '[]'`, `number = 'INV-1'`, `currency = 'EUR'`, `due_at = now()`, `status = 'draft'`]) {
    await expect(change(`UPDATE invoices SET ${set}`), set).rejects.toMatchObject(refused('invoices_frozen'))
  }
  await expect(change('DELETE FROM invoices')).rejects.toMatchObject({ code: '42501' })
  await expect(sql('owner', 'DELETE FROM invoices WHERE account_id = $1', [paid.accountId])).rejects.toMatchObject({ code: '23001' })
})

test('8 BILL-1: a gap and a repeat in the numbers', async () => {
  const copy = (sequence: string) => `INSERT INTO invoices (account_id, status, series, year, sequence, number, currency, subtotal_minor, total_minor, lines, seller, buyer, content_hash, issued_at, due_at)
    SELECT account_id, 'open', series, year, ${sequence}, 'INV-copy-' || (${sequence}), currency, subtotal_minor, total_minor, lines, seller, buyer, content_hash, issued_at, due_at FROM invoices LIMIT 1`
  await expect(changes(copy('sequence + 1000'))).rejects.toMatchObject(refused('invoices_gapless_check'))
  await expect(changes(copy('sequence'))).rejects.toMatchObject(refused('invoices_series_year_sequence_key'))
})

test('8 BILL-5: a second confirmed transfer, a used bank reference, a changed decision', async () => {
  const again = (reference: string) => `INSERT INTO transfers (account_id, invoice_id, status, amount_minor, currency, bank_reference, value_date, decided_at)
    SELECT account_id, invoice_id, 'confirmed', amount_minor, currency, ${reference}, value_date, now() FROM transfers LIMIT 1`
  await expect(changes(again(`'other'`))).rejects.toMatchObject(refused('transfers_confirmed_key'))
  await expect(changes(again('bank_reference'))).rejects.toMatchObject({ code: '23505' })
  await expect(changes(`UPDATE transfers SET amount_minor = 1`)).rejects.toMatchObject(refused('transfers_decided'))
})

// 10. The same command twice

test('10 PROV-3: the same command key twice', async () => {
  const key = `INSERT INTO command_keys (scope, key, request_hash) VALUES ('register', 'twice', 'h')`
  await sql('app', key)
  await expect(sql('app', key)).rejects.toMatchObject(refused('command_keys_pkey'))
})

test('the roles of web and worker are neither owner nor superuser, own no table and cannot go round row security', async () => {
  expect(
    await sql('owner', `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relowner = r.oid) AS owns
      FROM pg_roles r WHERE rolname IN ('gatehouse_app', 'gatehouse_worker') ORDER BY 1`),
  ).toEqual(['gatehouse_app', 'gatehouse_worker'].map((rolname) => ({ rolname, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 })))
})

test('a delivery only goes forward, an account only along its states, a plan version never', async () => {
  await asApp(inAcme, async (db) => void (await db.query(`UPDATE deliveries SET status = 'delivered'`)))
  await expect(changes(`UPDATE deliveries SET status = 'sent'`)).rejects.toMatchObject(refused('deliveries_move_check'))
  await expect(changes(`UPDATE accounts SET status = 'pending_payment'`)).rejects.toMatchObject(refused('accounts_move_check'))
  await expect(sql('owner', 'UPDATE plan_versions SET price_minor = 1')).rejects.toMatchObject(refused('plan_versions_append_only'))
})
