// Where the installation's database is: the server in DATABASE_URL, or the embedded one of the data folder.
import { join } from 'node:path'
import pg from 'pg'
import { readJson, writePrivate } from './data-folder.mjs'
import { PlainError } from './plain-error.mjs'
import { ensureOwnerDatabase, startCluster } from './postgres.mjs'

/**
 * @typedef {object} Database
 * @property {string} ownerUrl
 * @property {boolean} isEmbedded
 * @property {Promise<void>} ended settles when the embedded server is gone; never for a server of the operator's own
 * @property {() => Promise<void>} stop
 */

/**
 * Reaches the database, starting the embedded one when DATABASE_URL is not set.
 *
 * @param {{ folder: string, secrets: import('./data-folder.mjs').Secrets, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Database>}
 * @throws {PlainError} when the server does not answer or refuses
 */
export async function connect({ folder, secrets, env = process.env }) {
  if (env.DATABASE_URL) {
    await probe(env.DATABASE_URL)
    return { ownerUrl: env.DATABASE_URL, isEmbedded: false, ended: new Promise(() => undefined), stop: async () => undefined }
  }
  const memo = join(folder, 'postgres.json')
  const cluster = await startCluster({ dir: join(folder, 'postgres'), password: secrets.superuserPassword, port: readJson(memo)?.port })
  try {
    // The same port as last time, where it is free, so that tools that were pointed at it keep working.
    writePrivate(memo, { port: cluster.port })
    const ownerUrl = await ensureOwnerDatabase(cluster.superuserUrl, { ownerPassword: secrets.ownerPassword })
    return { ownerUrl, isEmbedded: true, ended: cluster.ended, stop: cluster.stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** @param {string} url */
async function probe(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    // Never the address itself: it holds the password.
    throw new PlainError(`The server in DATABASE_URL cannot be reached: ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  const { code, message, errors } = /** @type {NodeJS.ErrnoException & { errors?: Error[] }} */ (error)
  return message || errors?.map((one) => one.message).join(', ') || code || 'no reason given'
}
