import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../scripts/lib/migrate.mjs'
import { ensureOwnerDatabase, startCluster } from '../scripts/lib/postgres.mjs'
import type { AccountActor } from '@/lib/core/actor'

const PASSWORD = 'bench-only'

/** A database that is measured: as whom its rows are made, and as whom the house reaches it. */
export interface BenchDatabase {
  owner: pg.Client
  appUrl: string
}

/**
 * Runs a measurement on a migrated database of its own, with the catalogue, that writes to disk as in life. The house's
 * own modules must be imported inside `work`, because they connect when they are first loaded.
 *
 * @param connections that the house may open.
 */
export async function onOwnDatabase<T>(connections: number, work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const cluster = await startCluster({ dir: join(folder, 'pg'), password: PASSWORD })
  try {
    const ownerUrl = await ensureOwnerDatabase(cluster.superuserUrl, { ownerPassword: PASSWORD })
    const { appUrl } = await migrate({ ownerUrl, appPassword: PASSWORD, workerPassword: PASSWORD, dir: join(process.cwd(), 'prisma/migrations') })
    process.env.DATABASE_APP_URL = appUrl
    process.env.DATABASE_POOL = String(connections)
    const { seedCatalogue } = await import('../prisma/seed/catalogue')
    const { pool } = await import('@/lib/core/db')
    await seedCatalogue()
    await mayFill(cluster.superuserUrl, ownerUrl)
    const owner = new pg.Client({ connectionString: ownerUrl })
    // When the work fails, the server ends before its connections do.
    owner.on('error', () => undefined)
    await owner.connect()
    const figures = await work({ owner, appUrl })
    await Promise.all([owner.end(), pool.end()])
    return figures
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Lets the owner write rows that nothing judges, as a copy of a database receives them. */
async function mayFill(superuserUrl: string, ownerUrl: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl })
  await superuser.connect()
  await superuser.query(`GRANT SET ON PARAMETER session_replication_role TO ${superuser.escapeIdentifier(new URL(ownerUrl).username)}`)
  await superuser.end()
}

/** Somebody who works in an account: its key, unless a member is named. */
export const actorIn = (accountId: string, scopes: string[], member?: Pick<AccountActor, 'userId' | 'role'>): AccountActor => ({
  type: 'api_key',
  accountId,
  accountSlug: 'bench',
  accountName: 'Bench',
  accountStatus: 'active',
  userId: null,
  actorId: accountId,
  role: 'admin',
  mode: 'vendor',
  modes: ['vendor'],
  scopes,
  requestId: 'bench',
  ip: '127.0.0.1',
  ...member,
})
