import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, inject } from 'vitest'
import { TEMPLATE } from './global-setup'

// Runs before each test file, before any of its imports: the file gets a database and a data folder of its own.

const server = inject('server')
const name = `t_${randomBytes(6).toString('hex')}`
const inDatabase = (url: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER gatehouse_owner STRATEGY FILE_COPY`)
process.env.DATABASE_APP_URL = inDatabase(server.appUrl)
process.env.DATABASE_WORKER_URL = inDatabase(server.workerUrl)
process.env.DATABASE_URL = inDatabase(server.ownerUrl)
process.env.APP_SECRET = 'a-secret-for-tests-and-nothing-else'
process.env.LOG_LEVEL = 'silent'
// Files of a test go with it.
const folder = join(tmpdir(), `gatehouse-${name}`)
process.env.GATEHOUSE_DATA = folder

afterEach(async () => {
  const { resetClock } = await import('@/lib/core/clock')
  resetClock()
})

afterAll(async () => {
  const opened = globalThis as { gatehouseDatabase?: { pool: pg.Pool; prisma: { $disconnect: () => Promise<void> } } }
  await opened.gatehouseDatabase?.prisma.$disconnect()
  if (opened.gatehouseDatabase && !opened.gatehouseDatabase.pool.ended) await opened.gatehouseDatabase.pool.end()
  await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`)
  await rm(folder, { recursive: true, force: true })
})
