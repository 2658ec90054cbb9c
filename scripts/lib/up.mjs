// The part of `up` that runs under the project's own Node, with everything installed.
import { join } from 'node:path'
import { bundlePrograms } from './bundle.mjs'
import { ensureBuild, ensureClient } from './build.mjs'
import { loadSecrets, openDataFolder, readJson } from './data-folder.mjs'
import { connect } from './database.mjs'
import { House, waitUntilReady } from './house.mjs'
import { projectNode } from './install.mjs'
import { PlainError, explain } from './plain-error.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { checkSettings, environments, migrateWith } from './settings.mjs'
import { seconds } from './steps.mjs'
import { claimDataFolder } from './up-lock.mjs'

const READY_MS = 60_000

/**
 * Starts everything and stays until it is told to stop.
 *
 * @param {{ port: number, step: import('./steps.mjs').Step, requirePort: (port: number) => Promise<void>, isDev: boolean, isDemoForced: boolean }} options
 */
export async function up({ port, step, requirePort, isDev, isDemoForced }) {
  const started = performance.now()
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
  const settings = await checkSettings()
  const folder = openDataFolder(settings.GATEHOUSE_DATA)
  const release = claimDataFolder(folder, port)
  /** @type {import('./database.mjs').Database | undefined} */
  let database
  /** @type {Promise<never> | undefined} */
  let leaving
  const house = new House({ folder, say, giveUp: (reason) => void leave(1, reason) })

  /** @param {number} code @param {string} [reason] */
  function leave(code, reason) {
    leaving ??= (async () => {
      if (reason) process.stderr.write(`${reason}\n`)
      await house.stop()
      await database?.stop()
      release()
      process.exit(code)
    })()
    return leaving
  }
  stopWhenTold(() => {
    if (!leaving) say('Stopping …')
    void leave(0)
  })

  try {
    await requirePort(port)
    const secrets = loadSecrets(folder)
    await (isDev ? step('Prepare', async () => (await ensureClient(), await bundlePrograms())) : step('Build', ensureBuild))
    database = await step(process.env.DATABASE_URL ? 'Reach the database' : 'Start the database', () => connect({ folder, secrets }))
    const { ownerUrl, isEmbedded } = database
    void database.ended.then(() => leave(1, `The database ended by itself. Its last words are in ${join(folder, 'postgres.log')}.`))
    const environment = await step('Migrate', async (tell) => {
      const { applied, appUrl, workerUrl } = await migrateWith({ ownerUrl, secrets })
      if (applied.length > 0) tell(`${applied.length} applied`)
      return environments({ folder, secrets, ownerUrl, appUrl, workerUrl, mode: isDev ? 'development' : 'production' })
    })

    const isDemoWanted = isDemoForced || isEmbedded || process.env.NODE_ENV !== 'production'
    await step('Seed', async (tell) => {
      const { code, output } = await run(projectNode, ['dist/seed.mjs', ...(isDemoWanted ? ['--demo'] : [])], { cwd: root, env: environment.seed })
      if (code !== 0) throw new PlainError(`The catalogue or the demo data could not be written:\n${output.trim()}`)
      if (output.trim() !== '') tell(output.trim())
    })

    await step('Start web and worker', async () => {
      house.start({ name: 'worker', script: 'dist/worker.mjs', env: environment.worker })
      house.start({ name: 'web', script: 'dist/server.mjs', env: environment.web })
      await waitUntilReady(`http://127.0.0.1:${port}`, { timeout: READY_MS, isGivenUp: () => leaving !== undefined }).catch((error) => {
        throw new PlainError(`${error.message}\n${house.lastWords('web')}`)
      })
    })
    if (!leaving) say(welcome({ address: settings.APP_URL, folder, time: seconds(started) }))
  } catch (error) {
    await leave(1, explain(error))
  }
}

/**
 * Calls back on a signal, and when whoever started us is gone: npm ends without passing on that it was killed.
 *
 * @param {() => void} stop
 */
function stopWhenTold(stop) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop)
  process.on('disconnect', stop)
  const parent = process.ppid
  if (process.env.npm_lifecycle_event && !process.connected) {
    setInterval(() => process.ppid !== parent && stop(), 1_000).unref()
  }
}

/** @param {{ address: string, folder: string, time: string }} options */
function welcome({ address, folder, time }) {
  const logins = readJson(join(folder, 'demo.json'))?.logins ?? []
  const width = Math.max(0, ...logins.map((/** @type {{ email: string }} */ { email }) => email.length))
  return [
    '',
    `Gatehouse is ready after ${time}.`,
    '',
    `  Website   ${address}`,
    `  Console   ${address}/admin`,
    `  Data      ${folder} (web.log, worker.log, postgres.log)`,
    ...(logins.length > 0 ? ['', '  Demo logins'] : []),
    ...logins.map((/** @type {Record<string, string>} */ { role = '', email = '', password }) => `  ${role.padEnd(12)}${email.padEnd(width + 2)}${password}`),
    '',
    'Ctrl-C stops everything.',
  ].join('\n')
}
