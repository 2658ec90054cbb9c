import pg from 'pg'
import { newId } from '@/lib/core/ids'
import { actorIn, onOwnDatabase } from './database'

// Spends a second through CreditService, against the same statement sent by `pg` alone, on a database of its own that
// writes to disk as in life. Both take turns in short rounds, so that a busy machine slows both.

/** One figure with its limit. `ours` and `limit` are spends a second. */
export interface Measured {
  name: string
  ours: number
  limit: number
  ratio: number
  /** The ratio that we want at least; absent where the figure is only told. */
  aim?: number
}

const CONNECTIONS = 10
const ACCOUNTS = 200
const ROUNDS = 4
const CREDITS = 1_000_000_000

/** A table and a statement as small as a spend can be: one balance, one line, no lots, no keys, no guards. */
const BARE_TABLES = `CREATE TABLE bare_balances (account_id uuid PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0));
  CREATE TABLE bare_entries (id uuid PRIMARY KEY, account_id uuid NOT NULL, delta bigint NOT NULL, balance_after bigint NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
  GRANT SELECT, INSERT, UPDATE ON bare_balances, bare_entries TO gatehouse_app`
const bareStatement = {
  name: 'bare_spend',
  text: `WITH taken AS (UPDATE bare_balances SET balance = balance - $3::bigint WHERE account_id = $1::uuid AND balance >= $3::bigint RETURNING account_id, balance)
    INSERT INTO bare_entries (id, account_id, delta, balance_after) SELECT $2::uuid, account_id, -$3::bigint, balance FROM taken RETURNING id`,
}

const ACCOUNT_ROWS = `WITH made AS (SELECT new_id() AS id, new_id() AS user_id, n FROM generate_series(1, ${ACCOUNTS}) n),
  people AS (INSERT INTO users (id, email, name) SELECT user_id, 'bench-' || n || '@example.com', 'Bench ' || n FROM made),
  companies AS (INSERT INTO accounts (id, kind, status, name, slug, door) SELECT id, 'business', 'active', 'Bench ' || n, 'bench-' || n, 'system' FROM made),
  owners AS (INSERT INTO memberships (account_id, user_id, role) SELECT id, user_id, 'owner' FROM made),
  balances AS (INSERT INTO credit_balances (account_id) SELECT id FROM made),
  bare AS (INSERT INTO bare_balances SELECT id, ${CREDITS} FROM made)
  SELECT id FROM made`

/** As many spends as pass in so many milliseconds over ten connections; the work is told which spend it is. */
async function perSecond(forMs: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - start < forMs) await work(done++)
    }),
  )
  return (done / (performance.now() - start)) * 1000
}

async function inTurns(seconds: number, contestants: ((n: number) => Promise<unknown>)[]): Promise<number[]> {
  const forMs = (seconds * 1000) / (ROUNDS * contestants.length)
  for (const work of contestants) await perSecond(300, work)
  const sums = contestants.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, work] of contestants.entries()) sums[index] = (sums[index] ?? 0) + (await perSecond(forMs, work)) / ROUNDS
  }
  return sums
}

/**
 * Measures spends over 200 accounts and on one hot account.
 *
 * @param seconds that each of the two may take.
 */
export const measureSpends = (seconds: number): Promise<Measured[]> =>
  onOwnDatabase(CONNECTIONS, async ({ owner, appUrl }) => {
    const { spend, spendStatement } = await import('@/lib/credits/credit-service')
    const accounts = await makeAccounts(owner)

    const limit = new pg.Pool({ connectionString: appUrl, max: CONNECTIONS })
    // The server may be faster in ending than the connections.
    limit.on('error', () => undefined)
    const input = { amount: 1, description: 'Bench', metadata: {} }
    const results: Measured[] = []
    for (const { name, holders, aim } of [
      { name: 'spread over 200 accounts', holders: accounts, aim: 0.6 },
      { name: 'on one hot account', holders: accounts.slice(0, 1), aim: 0.8 },
    ]) {
      const actors = holders.map((accountId) => actorIn(accountId, ['credits:spend']))
      const accountOf = (n: number): string => holders[n % holders.length] ?? ''
      const [through = 0, same = 0, bare = 0] = await inTurns(seconds, [
        (n) => {
          const actor = actors[n % actors.length]
          if (!actor) throw new Error('there is no account to spend from')
          return spend({ ...actor, command: { scope: 'bench', key: newId(), requestHash: 'bench' } }, input)
        },
        (n) => limit.query({ ...spendStatement, values: [accountOf(n), newId(), 1, `spend:${newId()}`, 'bench', 'Bench', '{}', 'api_key', accountOf(n), 'api', new Date()] }),
        (n) => limit.query({ ...bareStatement, values: [accountOf(n), newId(), 1] }),
      ])
      results.push({ name: `Spends a second ${name}, against the same statement by pg`, ours: through, limit: same, ratio: through / same, aim })
      results.push({ name: `Spends a second ${name}, against a bare UPDATE and INSERT`, ours: through, limit: bare, ratio: through / bare })
    }
    await limit.end()
    return results
  })

async function makeAccounts(owner: pg.Client): Promise<string[]> {
  await owner.query(BARE_TABLES)
  const { rows } = await owner.query<{ id: string }>(ACCOUNT_ROWS)
  await owner.query(`SELECT credit_grant(account_id, new_id(), ${CREDITS}, 'plan', 'opening_grant', 'opening', 'Bench', 'system', NULL, 'bench', NULL, NULL, NULL, '{}') FROM credit_balances`)
  // As in life: planned while small, measured while growing.
  await owner.query('VACUUM ANALYZE')
  return rows.map(({ id }) => id)
}
