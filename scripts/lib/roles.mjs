// The two roles that the running processes use. They own no table of ours and cannot step round row-level security.
import pg from 'pg'
import { PlainError } from './plain-error.mjs'

export const APP_ROLE = 'gatehouse_app'
export const WORKER_ROLE = 'gatehouse_worker'

// Two migrations of different databases on one server may make the same role at once; the loser finds it made.
const LOST_RACE = new Set(['42710', '23505', 'XX000'])
const ATTEMPTS = 5

/**
 * The same server and database as another user.
 *
 * @param {string} url
 * @param {string} role
 * @param {string} password
 * @returns {string}
 */
export function asRole(url, role, password) {
  const changed = new URL(url)
  changed.username = role
  changed.password = encodeURIComponent(password)
  return changed.href
}

/**
 * Makes a role that may log in and nothing else, or leaves it alone when it exists with this password.
 * The connection's own role is made a member, so that a migration can hand a function over to it.
 *
 * @param {import('pg').Client} owner a connection that may create roles
 * @param {{ role: string, password: string, url: string }} options `url` is how the role will connect
 * @throws {PlainError} when the owner may neither make nor change the role
 */
export async function ensureRole(owner, { role, password, url }) {
  if (!(await canLogIn(url))) await retryLostRace(() => writeRole(owner, role, password))
  await retryLostRace(() => joinRole(owner, role))
}

/**
 * @param {import('pg').Client} owner
 * @param {string} role
 * @param {string} password
 */
async function writeRole(owner, role, password) {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  const name = owner.escapeIdentifier(role)
  try {
    if (rowCount === 0) await owner.query(`CREATE ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB`)
    await owner.query(`ALTER ROLE ${name} LOGIN PASSWORD ${owner.escapeLiteral(password)}`)
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new PlainError(
      `The user of DATABASE_URL may not make or change the role ${role}. Give it CREATEROLE, or make the role yourself and set DATABASE_APP_URL and DATABASE_WORKER_URL.`,
    )
  }
}

/**
 * @param {import('pg').Client} owner
 * @param {string} role
 */
async function joinRole(owner, role) {
  const { rows } = await owner.query(`SELECT pg_has_role(current_user, $1, 'SET') AS member, rolsuper FROM pg_roles WHERE rolname = $1`, [role])
  if (rows[0].rolsuper) throw new PlainError(`The role ${role} is a superuser, to whom row-level security does not apply. Take that right away from it.`)
  if (!rows[0].member) await owner.query(`GRANT ${owner.escapeIdentifier(role)} TO CURRENT_USER WITH SET TRUE, INHERIT FALSE`)
}

/** @param {string} url */
async function canLogIn(url) {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01, 28000: no such role or another password; 42501: no right to connect to this database.
    if (['28P01', '28000', '42501'].includes(codeOf(error))) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** @param {() => Promise<void>} write */
async function retryLostRace(write) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (!LOST_RACE.has(codeOf(error)) || attempt === ATTEMPTS) throw error
    }
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {import('pg').DatabaseError} */ (error).code ?? ''
