import { expect, test, vi } from 'vitest'
import { DAY, moveClock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { checkEmail } from '@/lib/deliveries/email-port'
import type { MailPort } from '@/lib/deliveries/mail-port'
import { sql } from '@/lib/testing/database'
import { sweep } from './sweep'
import { verifyLedger } from './verify-ledger'

// The worker's own role works, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

const count = async (table: string): Promise<number> => Number((await sql<{ count: string }>('owner', `SELECT count(*) FROM ${table}`))[0]?.count)

test('the sweep removes what ran out and leaves what is needed', async () => {
  const userId = newId()
  await sql('owner', `INSERT INTO users (id, name, email) VALUES ($1, 'Ada', 'ada@acme.example')`, [userId])
  await sql('owner', `INSERT INTO sessions (id, user_id, expires_at) VALUES (new_id(), $1, now() + interval '20 days')`, [userId])
  await sql('owner', `INSERT INTO login_tokens (user_id, purpose, token_hash, expires_at) VALUES ($1, 'magic_link', 'hash', now() + interval '1 hour')`, [userId])
  await sql('owner', `INSERT INTO command_keys (scope, key, request_hash) VALUES ('test', 'old', 'x')`)
  await sql('owner', `INSERT INTO rate_limits (key, points, expire) VALUES ('test', 1, $1)`, [Date.now() + DAY])
  await sql('owner', `INSERT INTO worker_heartbeats (id) VALUES ('gone')`)
  await sql('owner', `WITH s AS (INSERT INTO staff_members (user_id, role) VALUES ($1, 'admin') RETURNING user_id), i AS (INSERT INTO catalogue_imports (staff_id, csv, digest, counts) SELECT user_id, 'x', 'x', '{}' FROM s RETURNING id)
    INSERT INTO catalogue_import_lines (import_id, line, verdict, industry, sector) SELECT id, 2, 'unchanged', 'x', '' FROM i`, [userId])
  const counts = async () => Promise.all(['command_keys', 'sessions', 'login_tokens', 'rate_limits', 'worker_heartbeats', 'catalogue_import_lines'].map(count))

  await sweep()
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1])
  moveClock(3 * DAY)
  await sweep()
  expect(await counts()).toEqual([1, 1, 0, 0, 0, 1])
  moveClock(5 * DAY)
  await sweep()
  expect(await counts()).toEqual([0, 1, 0, 0, 0, 1])
  moveClock(15 * DAY)
  await sweep()
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 1])
  moveClock(10 * DAY)
  await sweep()
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0])
})

test('CRED-3: the nightly check is quiet about a sound ledger and writes down a broken one', async () => {
  await verifyLedger()
  expect(await count('audit_entries')).toBe(0)
  const accountId = newId()
  // Round every wall, as only the tables' owner can: the balance says 5, the lines say nothing.
  await sql('owner', `ALTER TABLE credit_balances DISABLE TRIGGER USER`)
  await sql('owner', `ALTER TABLE accounts DISABLE TRIGGER USER`)
  await sql('owner', `INSERT INTO accounts (id, kind, name, slug, status, country, door) VALUES ($1, 'personal', 'Acme', 'acme', 'active', 'UG', 'staff')`, [accountId])
  await sql('owner', `INSERT INTO credit_balances (account_id, balance) VALUES ($1, 5)`, [accountId])
  await verifyLedger()
  const [entry] = await sql('owner', `SELECT actor_type, account_id, data FROM audit_entries WHERE action = 'credits.violated' AND data->>'rule' = 'balance is the sum of the lines'`)
  expect(entry).toEqual({ actor_type: 'system', account_id: accountId, data: { rule: 'balance is the sum of the lines', expected: '0', found: '5' } })
})

test('a channel that stops and starts to work is shown as it is', async () => {
  const { channelStates } = await import('@/lib/deliveries/channels')
  let problem: Error | undefined
  const port: MailPort = { isLocal: false, send: () => Promise.resolve(null), verify: () => (problem ? Promise.reject(problem) : Promise.resolve()), close: () => undefined }
  const check = async () => (await sql('owner', `SELECT ok, reason FROM channel_checks`))[0]
  problem = Object.assign(new Error('canary'), { code: 'EAUTH' })
  await checkEmail(port)
  expect(await check()).toEqual({ ok: false, reason: 'The mail server does not accept our user name or password.' })
  problem = undefined
  await checkEmail(port)
  expect(await check()).toEqual({ ok: true, reason: null })
  // No mail server is set in tests: whatever an earlier one said, the channel is local.
  expect(await channelStates()).toMatchObject({ email: { state: 'local' }, whatsapp: { state: 'local' }, linear: { state: 'local' }, cards: { state: 'local' }, files: { state: 'local' } })
})
