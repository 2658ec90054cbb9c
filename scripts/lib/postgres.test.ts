import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ensureOwnerDatabase, startCluster } from './postgres.mjs'
import { isAlive } from './processes.mjs'

const library = fileURLToPath(new URL('postgres.mjs', import.meta.url))

/** A folder for a cluster, gone afterwards. */
function clusterFolder() {
  const parent = mkdtempSync(join(tmpdir(), 'gatehouse-cluster-'))
  return { dir: join(parent, 'pg'), [Symbol.dispose]: () => rmSync(parent, { recursive: true, force: true }) }
}
const options = (dir: string) => ({ dir, password: 'p w/@:', fast: true })

test('starts, keeps what was written, takes another port when its own is in use, and leaves no process', async () => {
  using folder = clusterFolder()
  const first = await startCluster(options(folder.dir))
  const owner = await ensureOwnerDatabase(first.superuserUrl, { ownerPassword: 'o/@' })
  await query(owner, 'CREATE TABLE kept (id int)')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(first.port, '127.0.0.1', resolve))
  const second = await startCluster({ ...options(folder.dir), port: first.port })
  expect(second.port).not.toBe(first.port)
  await ensureOwnerDatabase(second.superuserUrl, { ownerPassword: 'o/@' })
  expect(await query(owner.replace(String(first.port), String(second.port)), 'SELECT * FROM kept')).toEqual([])
  await second.stop()
  await new Promise((resolve) => blocker.close(resolve))
})

test('a killed starter takes its server along; what it left behind does not stop the next', async () => {
  using folder = clusterFolder()
  const script = `const { startCluster } = await import(${JSON.stringify(library)}); const { pid } = await startCluster(${JSON.stringify(options(folder.dir))}); process.stdout.write(pid + '\\n'); setInterval(() => {}, 1000)`
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const server = Number(await new Promise<string>((resolve) => starter.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))))
  expect(isAlive(server)).toBe(true)
  starter.kill('SIGKILL')
  await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false)

  // The mark of a server whose id now belongs to a program of somebody else.
  writeFileSync(join(folder.dir, 'postmaster.pid'), `${process.pid}\n${folder.dir}\n1\n5432\n\n127.0.0.1\n\nready\n`)
  const next = await startCluster(options(folder.dir))
  expect(next.pid).not.toBe(process.pid)
  await next.stop()
})

test('a folder that holds something else is left alone', async () => {
  using folder = clusterFolder()
  mkdirSync(folder.dir)
  writeFileSync(join(folder.dir, 'thesis.txt'), 'years of work')
  await expect(startCluster(options(folder.dir))).rejects.toThrow('holds something that is not a database')
  expect(readFileSync(join(folder.dir, 'thesis.txt'), 'utf8')).toBe('years of work')
})

test('a first start that was cut short is begun anew', async () => {
  using folder = clusterFolder()
  mkdirSync(`${folder.dir}.new`, { recursive: true })
  writeFileSync(join(`${folder.dir}.new`, 'PG_VERSION'), '18')
  const cluster = await startCluster(options(folder.dir))
  await cluster.stop()
  expect(existsSync(`${folder.dir}.new`)).toBe(false)
})

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}
