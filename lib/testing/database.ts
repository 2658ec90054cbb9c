import pg from 'pg'

// Plain SQL for tests, round the application: as the owner to look at everything, as the application's own role to try
// what the database must refuse.

type Role = 'owner' | 'app' | 'worker'
const addressOf: Record<Role, string> = { owner: 'DATABASE_URL', app: 'DATABASE_APP_URL', worker: 'DATABASE_WORKER_URL' }

/** Runs `work` on one plain connection as a role, inside no transaction. */
export async function connected<T>(role: Role, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env[addressOf[role]] })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** One statement as a role; the owner sees all rows of all tenants. */
export const sql = <Row extends pg.QueryResultRow = pg.QueryResultRow>(role: Role, text: string, values: unknown[] = []): Promise<Row[]> =>
  connected(role, async (client) => (await client.query<Row>(text, values)).rows)

/** Statements in one transaction as the application's role, in a context; commits at the end. */
export const asApp = (context: { as: 'account' | 'staff' | 'system'; accountId?: string }, work: (client: pg.Client) => Promise<void>): Promise<void> =>
  connected('app', async (client) => {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.context', $1, true), set_config('app.account_id', $2, true)`, [context.as, context.accountId ?? ''])
    await work(client)
    await client.query('COMMIT')
  })

/** The constraint that refused a statement of `sql` or `asApp`, for `expect(...).rejects`. */
export const refusedByConstraint = (constraint: string) => ({ constraint })

// What only says when or how often something was looked at.
const UNCOUNTED = new Set(['_prisma_migrations', 'rate_limits', 'worker_heartbeats'])

/** Every row of every table, as text, by table: two equal answers mean that nothing was changed in between. */
export async function everything(): Promise<Record<string, string[]>> {
  return connected('owner', async (client) => {
    const tables = await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`)
    const rows: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      if (UNCOUNTED.has(name)) continue
      const content = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)
      rows[name] = content.rows.map(({ row }) => row)
    }
    // The queue is the worker's own; nobody else may look in.
    await client.query('SET ROLE gatehouse_worker')
    const jobs = await client.query<{ job: string }>(`SELECT key || ' ' || payload::text AS job FROM graphile_worker._private_jobs ORDER BY id`)
    rows.jobs = jobs.rows.map(({ job }) => job)
    return rows
  })
}
