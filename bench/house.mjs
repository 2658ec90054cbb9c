// What the bench runs against: our own house with demo data and no rate limits, and the bare Next app beside it.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectNode } from '../scripts/lib/install.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { endProcess } from '../scripts/lib/processes.mjs'
import { root } from '../scripts/lib/root.mjs'

const NEXT = join(root, 'node_modules/next/dist/bin/next')
const START_MS = 240_000

/**
 * @typedef {{ role: string, email: string, password: string, account_slug?: string, api_key: string }} Login
 * @typedef {object} Started
 * @property {string} address
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * Our own house, as `npm run up` starts it.
 *
 * @returns {Promise<Started & { folder: string, logins: Login[] }>}
 */
export async function startHouse() {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), GATEHOUSE_DATA: folder, RATE_LIMITS: 'off', LOG_LEVEL: 'error', DATABASE_URL: '' }
  const up = spawn(projectNode, [join(root, 'scripts/up.mjs')], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const address = `http://localhost:${port}`
  await answers(`${address}/api/health/ready`)
  /** @type {{ logins: Login[] }} */
  const { logins } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
  const stop = async () => {
    await endProcess(/** @type {number} */ (up.pid), [{ signal: 'SIGTERM', wait: 20_000 }, { signal: 'SIGKILL', wait: 2_000 }])
    await rm(folder, { recursive: true, force: true })
  }
  return { address, pid: /** @type {number} */ (up.pid), folder, logins, stop }
}

/**
 * The bare app on the same database.
 *
 * @param {string} databaseUrl
 * @param {string} trees the folder with the markup that it can draw
 * @returns {Promise<Started>}
 */
export async function startBare(databaseUrl, trees) {
  const folder = join(root, 'bench/bare')
  const env = { ...process.env, NODE_ENV: 'production', BARE_DATABASE_URL: databaseUrl, BARE_TREES: trees, NEXT_TELEMETRY_DISABLED: '1' }
  const build = spawnSync(projectNode, [NEXT, 'build', folder], { cwd: folder, env, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`the bare app does not build:\n${build.stdout}${build.stderr}`)
  const port = await freePort()
  const server = spawn(projectNode, [NEXT, 'start', folder, '-p', String(port)], { cwd: folder, env, stdio: 'ignore' })
  const address = `http://localhost:${port}`
  await answers(address)
  return { address, pid: /** @type {number} */ (server.pid), stop: () => endProcess(/** @type {number} */ (server.pid), [{ signal: 'SIGTERM', wait: 5_000 }, { signal: 'SIGKILL', wait: 2_000 }]) }
}

/** @param {string} url */
async function answers(url) {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error(`${url} does not answer`)
}

/**
 * The cookie of a demo login, taken as a browser gets it.
 *
 * @param {string} address
 * @param {Login} login
 */
export async function signIn(address, { email, password }) {
  const csrf = await fetch(`${address}/api/auth/csrf`)
  const jar = csrf.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  /** @type {{ csrfToken: string }} */
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await csrf.json())
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar.join('; '), origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/**
 * Resident memory in MB of the programs that a process started, by the file they run.
 *
 * @param {number} parent
 * @returns {Record<string, number>}
 */
export function memoryOf(parent) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return [{ parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1]), mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024, command }]
      } catch {
        return []
      }
    })
  const of = (/** @type {string} */ file) => processes.filter((entry) => entry.parent === parent && entry.command.includes(file)).reduce((sum, { mb }) => sum + mb, 0)
  return { web: Math.round(of('server.mjs')), worker: Math.round(of('worker.mjs')) }
}
