import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { ensureOwnerDatabase, startCluster } from '../../scripts/lib/postgres.mjs'

// One real server for the whole run. A template is migrated and given the catalogue once; each test file clones it.

export interface TestServer {
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer
  }
}

const PASSWORD = 'test-only'
export const TEMPLATE = 'gatehouse'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-test-'))
  const cluster = await startCluster({ dir: join(folder, 'pg'), password: PASSWORD, fast: true })
  const ownerUrl = await ensureOwnerDatabase(cluster.superuserUrl, { ownerPassword: PASSWORD, database: TEMPLATE })
  const { appUrl, workerUrl } = await migrate({ ownerUrl, appPassword: PASSWORD, workerPassword: PASSWORD })

  process.env.DATABASE_APP_URL = appUrl
  const { seedCatalogue } = await import('../../prisma/seed/catalogue')
  const { pool } = await import('@/lib/core/db')
  await seedCatalogue()
  await pool.end()

  const superuser = new pg.Client({ connectionString: cluster.superuserUrl })
  await superuser.connect()
  await superuser.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await superuser.end()

  project.provide('server', { superuserUrl: cluster.superuserUrl, ownerUrl, appUrl, workerUrl })
  return async () => {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
