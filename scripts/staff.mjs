// `npm run staff -- --email ada@example.com --role admin`: lets a colleague in, from the command line of this machine.
// Works while `npm run up` runs and while it does not.
import { join } from 'node:path'
import { ensureClient } from './lib/build.mjs'
import { bundlePrograms } from './lib/bundle.mjs'
import { loadSecrets, openDataFolder, readJson } from './lib/data-folder.mjs'
import { connect } from './lib/database.mjs'
import { projectNode } from './lib/install.mjs'
import { PlainError, explain } from './lib/plain-error.mjs'
import { ensureOwnerDatabase } from './lib/postgres.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { environments, migrateWith } from './lib/settings.mjs'
import { claimDataFolder } from './lib/up-lock.mjs'

/**
 * The embedded database of a running `up`.
 *
 * @param {string} folder
 * @param {import('./lib/data-folder.mjs').Secrets} secrets
 */
async function reachRunning(folder, secrets) {
  const { port } = readJson(join(folder, 'postgres.json')) ?? {}
  const superuserUrl = `postgresql://postgres:${encodeURIComponent(secrets.superuserPassword)}@127.0.0.1:${port}/postgres`
  return { ownerUrl: await ensureOwnerDatabase(superuserUrl, { ownerPassword: secrets.ownerPassword }), stop: async () => undefined }
}

/** @param {string} folder */
function claim(folder) {
  try {
    return claimDataFolder(folder)
  } catch (error) {
    if (error instanceof PlainError) return undefined
    throw error
  }
}

let release
try {
  const folder = openDataFolder(process.env.GATEHOUSE_DATA)
  const secrets = loadSecrets(folder)
  const isOwnServer = Boolean(process.env.DATABASE_URL)
  release = isOwnServer ? undefined : claim(folder)
  const isRunning = !isOwnServer && release === undefined
  // The link has to name the port that the running house serves.
  const port = process.env.PORT ?? (isRunning ? readJson(join(folder, 'up.json'))?.port : undefined)
  await ensureClient()
  await bundlePrograms()
  const database = isRunning ? await reachRunning(folder, secrets) : await connect({ folder, secrets })
  try {
    const urls = await migrateWith({ ownerUrl: database.ownerUrl, secrets })
    const { web } = environments({ folder, secrets, ownerUrl: database.ownerUrl, ...urls, mode: 'production' })
    const env = { ...web, ...(port && { PORT: String(port) }) }
    const { code, output } = await run(projectNode, ['dist/staff.mjs', ...process.argv.slice(2)], { cwd: root, env })
    process.stdout.write(output)
    process.exitCode = code
  } finally {
    await database.stop()
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
} finally {
  release?.()
}
