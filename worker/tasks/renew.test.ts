import { expect, test, vi } from 'vitest'
import { now } from '@/lib/core/clock'
import { sql } from '@/lib/testing/database'
import { renew } from './renew'
import { sweep } from './sweep'

// The worker's own role works, here as in life. Its context writes no transfers, so the account is made by hand.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

const account = async (slug: string, endsInDays: number): Promise<string> => {
  const [made] = await sql<{ id: string }>('owner', `WITH person AS (INSERT INTO users (name, email, phone) VALUES ('Ani', $1 || '@acme.example', '+6281234567890') RETURNING id),
      account AS (INSERT INTO accounts (kind, status, name, slug, door, country) VALUES ('household', 'active', 'Ani ' || $1, $1, 'staff', 'ID') RETURNING id),
      owner AS (INSERT INTO memberships (account_id, user_id, role) SELECT account.id, person.id, 'owner' FROM account, person),
      balance AS (INSERT INTO credit_balances (account_id) SELECT id FROM account),
      billing AS (INSERT INTO billing_profiles (account_id, email, address_line1, city, country) SELECT id, $1 || '@acme.example', 'Jalan Melati 7', 'Bandung', 'ID' FROM account),
      subscription AS (INSERT INTO subscriptions (account_id, plan_version_id, status, period_start, period_end)
        SELECT account.id, v.id, 'active', now() - interval '30 days' + make_interval(days => $2), now() + make_interval(days => $2)
        FROM account, plan_versions v JOIN plans p ON p.id = v.plan_id WHERE p.slug = 'home-silver' ORDER BY v.version DESC LIMIT 1)
    SELECT id FROM account`, [slug, endsInDays])
  return made?.id ?? ''
}

const stands = (id: string) =>
  sql('owner', `SELECT a.status, s.status AS subscription, (SELECT string_agg(i.status::text, ',') FROM invoices i WHERE i.account_id = a.id) AS invoices,
    (SELECT string_agg(d.template || ' ' || d.channel, ', ' ORDER BY d.template, d.channel) FROM deliveries d WHERE d.account_id = a.id) AS told
    FROM accounts a JOIN subscriptions s ON s.account_id = a.id WHERE a.id = $1`, [id])

test('T1-22: the worker’s own role may do all that a run does, and leaves a row of it; the same run again does nothing', async () => {
  const [soon, later] = [await account('ani', 10), await account('budi', 20)]
  await renew(undefined)
  await renew(undefined)
  expect(await stands(soon)).toEqual([{ status: 'active', subscription: 'active', invoices: 'open', told: 'renewal-invoice email, renewal-invoice whatsapp' }])
  expect(await stands(later)).toEqual([{ status: 'active', subscription: 'active', invoices: null, told: null }])
  expect(await sql('owner', 'SELECT issued, failed, requested_by, started_at <= ended_at AS ordered FROM renewal_runs ORDER BY requested_at')).toEqual([
    { issued: 1, failed: 0, requested_by: null, ordered: true },
    { issued: 0, failed: 0, requested_by: null, ordered: true },
  ])

  await sql('owner', `UPDATE invoice_deadlines SET next_at = $1, past_due_at = $1::timestamptz - interval '9 days', suspends_at = $1::timestamptz - interval '1 hour' WHERE account_id = $2`, [now(), soon])
  await sql('owner', `ALTER TABLE invoices DISABLE TRIGGER frozen; UPDATE invoices SET due_at = now() - interval '9 days'; ALTER TABLE invoices ENABLE TRIGGER frozen`)
  await renew(undefined)
  expect(await stands(soon)).toEqual([expect.objectContaining({ status: 'suspended', told: expect.stringContaining('account-suspended') })])
})

test('a run that was asked for is carried out once: its job may come again after a worker died, and after it ended', async () => {
  const [run] = await sql<{ id: string }>('owner', 'INSERT INTO renewal_runs (started_at) VALUES (NULL) RETURNING id')
  await Promise.all([renew({ runId: run?.id }), renew({ runId: run?.id })])
  const after = await sql('owner', 'SELECT * FROM renewal_runs WHERE id = $1', [run?.id])
  await renew({ runId: run?.id })
  expect(await sql('owner', 'SELECT * FROM renewal_runs WHERE id = $1', [run?.id])).toEqual(after)
})

test('runs are swept after 90 days; what they did stays', async () => {
  const id = await account('cici', 10)
  await renew(undefined)
  const [renewal] = await sql<{ run_id: string }>('owner', 'SELECT run_id FROM renewals WHERE account_id = $1', [id])
  await sql('owner', `INSERT INTO renewal_failures (run_id, account_id, reason) VALUES ($1, $2, 'fault')`, [renewal?.run_id, id])
  await sql('owner', `UPDATE renewal_runs SET requested_at = requested_at - interval '91 days' WHERE id = $1`, [renewal?.run_id])
  await sweep()
  expect(await sql('owner', 'SELECT run_id FROM renewals WHERE account_id = $1', [id])).toEqual([{ run_id: null }])
  expect(await sql('owner', 'SELECT 1 FROM renewal_runs WHERE id = $1', [renewal?.run_id])).toEqual([])
})
