import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from './migrate.mjs'
import { ensureOwnerDatabase } from './postgres.mjs'

const PASSWORD = 'test-only'

/** A database and a folder of migrations for one test, both gone afterwards. */
async function emptyHouse(files: Record<string, string>) {
  const { superuserUrl } = inject('server')
  const database = `m_${randomBytes(6).toString('hex')}`
  const ownerUrl = await ensureOwnerDatabase(superuserUrl, { ownerPassword: PASSWORD, database })
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'))
  const write = async (name: string, sql: string) => {
    await mkdir(join(dir, name), { recursive: true })
    await writeFile(join(dir, name, 'migration.sql'), sql)
  }
  for (const [name, sql] of Object.entries(files)) await write(name, sql)
  return {
    write,
    dir,
    run: () => migrate({ ownerUrl, appPassword: PASSWORD, workerPassword: PASSWORD, dir }),
    rows: (sql: string) => query(ownerUrl, sql),
    rowsAs: (url: string, sql: string) => query(url, sql),
    [Symbol.asyncDispose]: async () => {
      await rm(dir, { recursive: true })
      await query(superuserUrl, `DROP DATABASE ${database} WITH (FORCE)`)
    },
  }
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

const TWO = { '1_first': 'CREATE TABLE first (id int)', '2_second': 'ALTER TABLE first ADD COLUMN name text' }

test('applies in the order of names, and a second time changes nothing', async () => {
  await using house = await emptyHouse(TWO)
  expect((await house.run()).applied).toEqual(['1_first', '2_second'])
  const journal = await house.rows('SELECT * FROM _prisma_migrations ORDER BY migration_name')
  expect((await house.run()).applied).toEqual([])
  expect(await house.rows('SELECT * FROM _prisma_migrations ORDER BY migration_name')).toEqual(journal)
})

test('four at once: one applies, the others wait and find it done', async () => {
  await using house = await emptyHouse(TWO)
  const runs = await Promise.all([house.run(), house.run(), house.run(), house.run()])
  expect(runs.flatMap(({ applied }) => applied)).toEqual(['1_first', '2_second'])
  expect(await house.rows('SELECT count(*)::int AS count FROM _prisma_migrations')).toEqual([{ count: 2 }])
})

test('the journal is what Prisma would have written', async () => {
  await using house = await emptyHouse({ '1_first': 'SELECT 1;\n' })
  await house.run()
  expect(await house.rows('SELECT checksum, migration_name, logs, rolled_back_at, applied_steps_count, finished_at >= started_at AS finished FROM _prisma_migrations')).toEqual([
    { checksum: 'b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd', migration_name: '1_first', logs: null, rolled_back_at: null, applied_steps_count: 1, finished: true },
  ])
})

test('a migration that was changed after it was applied is refused', async () => {
  await using house = await emptyHouse(TWO)
  await house.run()
  await house.write('1_first', 'CREATE TABLE first (id bigint)')
  await expect(house.run()).rejects.toThrow('The migration 1_first was changed after it was applied')
})

test('a migration that the files do not know is refused', async () => {
  await using house = await emptyHouse(TWO)
  await house.run()
  await rm(join(house.dir, '2_second'), { recursive: true })
  await expect(house.run()).rejects.toThrow('2_second, which is not in prisma/migrations')
})

test('one that fails in the middle leaves nothing, and says where', async () => {
  await using house = await emptyHouse({ ...TWO, '3_third': 'CREATE TABLE third (id int);\nINSERT INTO nowhere VALUES (1);' })
  await expect(house.run()).rejects.toThrow('The migration 3_third failed at line 2 (42P01)')
  expect(await house.rows(`SELECT to_regclass('third') AS third, count(*)::int AS applied FROM _prisma_migrations`)).toEqual([{ third: null, applied: 2 }])
})

test('the roles of web and worker can log in and nothing more; the worker owns the jobs', async () => {
  await using house = await emptyHouse({})
  const { appUrl, workerUrl } = await house.run()
  const rights = `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_database_privilege(current_database(), 'CREATE') AS may_create FROM pg_roles WHERE rolname = current_user`
  const none = [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, may_create: false }]
  expect(await house.rowsAs(appUrl, rights)).toEqual(none)
  expect(await house.rowsAs(workerUrl, rights)).toEqual(none)
  expect(await house.rows(`SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'graphile_worker'`)).toEqual([{ tableowner: 'gatehouse_worker' }])
})
