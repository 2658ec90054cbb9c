import { beforeAll, expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { asApp, connected, refusedByConstraint, sql } from '@/lib/testing/database'
import { spend } from './credit-service'
import { holder, keyed, violations } from './testing'

// What the database itself refuses of the ledger: plain SQL as the application's own role, round the application.

let owner: AccountActor
let spendId: string
let lotId: string
beforeAll(async () => {
  owner = await holder({ amount: 100 })
  spendId = (await spend(...keyed(owner, 40))).result.entryId
  lotId = (await sql<{ id: string }>('owner', 'SELECT id FROM credit_lots WHERE account_id = $1', [owner.accountId]))[0]?.id ?? ''
})

/** One statement in the account's own context, as far as its commit. `$1` is the account. */
const asAccount = (text: string, values: unknown[] = []) =>
  asApp({ as: 'account', accountId: owner.accountId }, async (client) => void (await client.query(text, [owner.accountId, ...values])))

/** A line as plain SQL would write it, after the two that are there: version 2, balance 60. */
const line = (wanted: { version?: number; delta?: number; after?: number; kind?: string; reverses?: string | null; id?: string } = {}) => {
  const { version = 3, delta = -10, after = 50, kind = 'spend', reverses = null, id = newId() } = wanted
  return {
    text: `INSERT INTO credit_entries (account_id, id, version, kind, delta, balance_after, idempotency_key, reason, actor_type, source, reverses_entry_id)
      VALUES ($1, $2, $3, $4::credit_entry_kind, $5, $6, $7, 'By hand', 'system', 'test', $8)`,
    values: [id, version, kind, delta, after, newId(), reverses],
  }
}

test('CRED-1: the application may neither change, delete nor empty the ledger', async () => {
  for (const table of ['credit_entries', 'credit_lot_draws', 'credit_lots', 'credit_balances']) {
    await expect(asAccount(`DELETE FROM ${table} WHERE account_id = $1`)).rejects.toMatchObject({ code: '42501' })
    await expect(sql('app', `TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: '42501' })
  }
  await expect(asAccount('UPDATE credit_entries SET delta = 1 WHERE account_id = $1')).rejects.toMatchObject({ code: '42501' })
  await expect(asAccount('UPDATE credit_lot_draws SET amount = 1 WHERE account_id = $1')).rejects.toMatchObject({ code: '42501' })
  await expect(asAccount('UPDATE credit_lots SET remaining = granted WHERE account_id = $1')).rejects.toMatchObject({ code: '42501' })
  await expect(asAccount('UPDATE credit_balances SET balance = 1000000 WHERE account_id = $1')).rejects.toMatchObject({ code: '42501' })
})

test('CRED-1: nor may the owner of the tables', async () => {
  const refused = (text: string, constraint: string) => expect(sql('owner', text)).rejects.toMatchObject(refusedByConstraint(constraint))
  await refused('UPDATE credit_entries SET reason = reason', 'credit_entries_append_only')
  await refused('DELETE FROM credit_entries', 'credit_entries_append_only')
  await refused('TRUNCATE credit_entries CASCADE', 'credit_entries_append_only')
  await refused('UPDATE credit_lot_draws SET amount = 1', 'credit_lot_draws_append_only')
  await refused('UPDATE credit_lots SET remaining = 0', 'credit_lots_by_line_only')
  await refused('DELETE FROM credit_lots', 'credit_lots_by_line_only')
  await refused('UPDATE credit_balances SET balance = balance + 1', 'credit_balances_by_line_only')
  await refused('UPDATE credit_balances SET version = 0', 'credit_balances_by_line_only')
  await refused('DELETE FROM credit_balances', 'credit_balances_by_line_only')
})

test('CRED-2: a line that does not continue the last one is refused', async () => {
  const refused = async (wanted: Parameters<typeof line>[0], constraint: string) => {
    const { text, values } = line(wanted)
    await expect(asAccount(text, values)).rejects.toMatchObject(refusedByConstraint(constraint))
  }
  await refused({ version: 4 }, 'credit_entries_continues_check')
  await refused({ version: 2 }, 'credit_entries_account_id_version_key')
  await refused({ version: 1 }, 'credit_entries_account_id_version_key')
  await refused({ after: 60 }, 'credit_entries_continues_check')
  await refused({ after: 49 }, 'credit_entries_continues_check')
  await refused({ delta: 0, after: 60 }, 'credit_entries_delta_check')
  await refused({ delta: 10, after: 70 }, 'credit_entries_delta_check') // a spend that adds: a negative price
  await refused({ delta: -61, after: -1 }, 'credit_entries_balance_after_check')
})

test('a line that is not backed by its lots is refused at commit', async () => {
  const alone = line()
  await expect(asAccount(alone.text, alone.values)).rejects.toMatchObject(refusedByConstraint('credit_entries_lots_check'))
  const minted = line({ kind: 'staff_grant', delta: 10, after: 70 })
  await expect(asAccount(minted.text, minted.values)).rejects.toMatchObject(refusedByConstraint('credit_entries_lots_check'))
})

test('a lot or a draw without a line of its own is refused', async () => {
  const lot = `INSERT INTO credit_lots (account_id, entry_id, kind, granted, remaining) VALUES ($1, $2, 'free', $3, $4)`
  await expect(asAccount(lot, [spendId, 10, 10])).rejects.toMatchObject(refusedByConstraint('credit_entries_lots_check'))
  await expect(asAccount(lot, [spendId, 10, 20])).rejects.toMatchObject(refusedByConstraint('credit_lots_by_line_only'))
  const otherLot = (await holder({})).accountId
  await expect(asAccount('INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount) SELECT $1, $2, id, 5 FROM credit_lots WHERE account_id = $1', [newId()])).rejects.toMatchObject({ code: '23503' })
  const opening = `(SELECT id FROM credit_entries WHERE account_id = $1 AND version = 1)`
  await expect(asAccount(`INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount) VALUES ($1, ${opening}, $2, -5)`, [lotId])).rejects.toMatchObject(
    refusedByConstraint('credit_entries_lots_check'),
  )
  // The lot of another account: the key of a draw carries the account.
  const [foreign] = await sql<{ id: string }>('owner', 'SELECT id FROM credit_lots WHERE account_id = $1', [otherLot])
  const next = line({ id: newId() })
  await expect(
    asApp({ as: 'account', accountId: owner.accountId }, async (client) => {
      await client.query(next.text, [owner.accountId, ...next.values])
      await client.query('INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount) VALUES ($1, $2, $3, 10)', [owner.accountId, next.values[0], foreign?.id])
    }),
  ).rejects.toMatchObject({ code: '23503' })
})

test('CRED-6: more than was spent cannot be given back, whoever writes it', async () => {
  const giveBack = (delta: number, reverses: string | null) => {
    const { text, values } = line({ kind: 'refund', delta, after: 60 + delta, reverses })
    return asAccount(text, values)
  }
  await expect(giveBack(41, spendId)).rejects.toMatchObject(refusedByConstraint('credit_entries_reversal_check'))
  await expect(giveBack(10, null)).rejects.toMatchObject(refusedByConstraint('credit_entries_reverses_check'))
  const [opening] = await sql<{ id: string }>('owner', 'SELECT id FROM credit_entries WHERE account_id = $1 AND version = 1', [owner.accountId])
  await expect(giveBack(10, opening?.id ?? '')).rejects.toMatchObject(refusedByConstraint('credit_entries_reversal_check'))
})

test('more cannot be held than there is, and a balance starts empty', async () => {
  await expect(asAccount('UPDATE credit_balances SET held = 61 WHERE account_id = $1')).rejects.toMatchObject(refusedByConstraint('credit_balances_held_check'))
  await expect(asAccount('UPDATE credit_balances SET held = -1 WHERE account_id = $1')).rejects.toMatchObject(refusedByConstraint('credit_balances_held_check'))
  await expect(sql('owner', 'INSERT INTO credit_balances (account_id, balance, version) VALUES ($1, 5, 1)', [newId()])).rejects.toMatchObject(
    refusedByConstraint('credit_balances_by_line_only'),
  )
})

test('another account’s ledger can be neither seen nor written', async () => {
  const stranger = await holder({})
  await asApp({ as: 'account', accountId: stranger.accountId }, async (client) => {
    for (const table of ['credit_balances', 'credit_entries', 'credit_lots', 'credit_lot_draws', 'credit_postings']) {
      const { rows } = await client.query(`SELECT 1 FROM ${table} WHERE account_id = $1`, [owner.accountId])
      expect(rows).toEqual([])
    }
  })
  expect(await sql('app', 'SELECT 1 FROM credit_entries')).toEqual([]) // no context, no rows
  const { text, values } = line()
  await expect(asApp({ as: 'account', accountId: stranger.accountId }, async (client) => void (await client.query(text, [owner.accountId, ...values])))).rejects.toMatchObject({ code: '42501' })
})

test('a spend’s context ends with it: nothing of it is left on the connection', async () => {
  await connected('app', async (client) => {
    await client.query(`SELECT * FROM credit_spend($1, $2, 1, 'spend:raw', 'h', 'x', '{}', 'system', NULL, 'test', now())`, [owner.accountId, newId()])
    expect((await client.query('SELECT 1 FROM credit_balances')).rows).toEqual([])
  })
})

test('CRED-3: every kind of line sums to zero against its side of the house', async () => {
  const sums = await sql('owner', 'SELECT kind, sum(amount)::int AS total, count(*)::int > 0 AS any FROM credit_postings GROUP BY kind')
  expect(sums.length).toBeGreaterThan(1)
  expect(sums.every(({ total }) => total === 0)).toBe(true)
  const [spent] = await sql(`owner`, `SELECT sum(amount)::int AS total FROM credit_postings WHERE account_id = $1 AND side = 'system:spend'`, [owner.accountId])
  expect(spent?.total).toBe(41)
})

test('CRED-3: the check finds what is wrong, were the guards away', async () => {
  expect(await violations()).toEqual([])
  await connected('owner', async (client) => {
    await client.query('BEGIN')
    await client.query('ALTER TABLE credit_balances DISABLE TRIGGER USER')
    await client.query('ALTER TABLE credit_lots DISABLE TRIGGER USER')
    await client.query('UPDATE credit_balances SET balance = balance + 1 WHERE account_id = $1', [owner.accountId])
    await client.query('UPDATE credit_lots SET remaining = remaining - 2 WHERE account_id = $1', [owner.accountId])
    const { rows } = await client.query<{ rule: string }>('SELECT DISTINCT rule FROM credit_check($1) ORDER BY rule', [owner.accountId])
    expect(rows.map(({ rule }) => rule)).toEqual(['a lot holds what its draws left', 'balance is the sum of the lines', 'lots hold the balance'])
    await client.query('ROLLBACK')
  })
})
