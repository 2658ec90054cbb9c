// Brings a database to the state of prisma/migrations, without Prisma's engine, in a way that Prisma recognises.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { PlainError } from './plain-error.mjs'
import { APP_ROLE, WORKER_ROLE, asRole, ensureRole } from './roles.mjs'

/**
 * @typedef {object} MigrateOptions
 * @property {string} ownerUrl the role that owns the tables; needs CREATEROLE unless both roles exist
 * @property {string} appPassword of gatehouse_app, the web process
 * @property {string} workerPassword of gatehouse_worker
 * @property {string} [appUrl] how web connects, when not as gatehouse_app on the owner's server
 * @property {string} [workerUrl] how the worker connects, likewise
 * @property {string} [dir] the folder of migrations
 *
 * @typedef {{ name: string, sql: string, checksum: string }} Migration
 */

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
// The number that `prisma migrate deploy` locks, so that the two never run at once.
const PRISMA_LOCK = 72707369
const OLDEST_SERVER = 160_000
// As Prisma makes it.
const JOURNAL = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Makes the roles of web and worker, the job tables, and applies every migration that is not applied yet.
 * Safe to call again, and from several places at once: one waits for the other.
 *
 * @param {MigrateOptions} options
 * @returns {Promise<{ applied: string[], appUrl: string, workerUrl: string }>}
 * @throws {PlainError} when an applied migration was changed or is missing, or one fails; nothing of it remains
 */
export async function migrate({ ownerUrl, appPassword, workerPassword, dir = MIGRATIONS, ...urls }) {
  const appUrl = urls.appUrl ?? asRole(ownerUrl, APP_ROLE, appPassword)
  const workerUrl = urls.workerUrl ?? asRole(ownerUrl, WORKER_ROLE, workerPassword)
  const migrations = readMigrations(dir)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await requireServer(owner)
    await owner.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await ensureRole(owner, { role: APP_ROLE, password: appPassword, url: appUrl })
    await ensureRole(owner, { role: WORKER_ROLE, password: workerPassword, url: workerUrl })
    await migrateJobs(owner, workerUrl)
    await prepareJournal(owner)
    const applied = await appliedMigrations(owner)
    const waiting = pending(migrations, applied)
    for (const migration of waiting) await apply(owner, migration)
    return { applied: waiting.map(({ name }) => name), appUrl, workerUrl }
  } finally {
    await owner.end()
  }
}

/**
 * The migrations of a folder in the order of their names.
 *
 * @param {string} dir
 * @returns {Migration[]}
 */
function readMigrations(dir) {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The worker must own the job tables: they have row-level security without policies, so any other role sees none.
 *
 * @param {pg.Client} owner
 * @param {string} workerUrl
 */
async function migrateJobs(owner, workerUrl) {
  const { rows } = await owner.query(
    `SELECT current_database() AS database, current_user AS user,
            (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'graphile_worker') AS schema_owner`,
  )
  const [{ database, user, schema_owner: schemaOwner }] = rows
  if (schemaOwner !== null && schemaOwner !== WORKER_ROLE) {
    throw new PlainError(`The schema graphile_worker belongs to ${schemaOwner}, not to ${WORKER_ROLE}: the worker would run no job. Give it over or remove it.`)
  }
  const isFirst = schemaOwner === null
  if (isFirst) await owner.query(`GRANT CREATE ON DATABASE ${owner.escapeIdentifier(database)} TO ${WORKER_ROLE}`)
  try {
    await runMigrations({ connectionString: workerUrl, noPreparedStatements: true, logger: new Logger(() => () => undefined) })
  } finally {
    if (isFirst) await owner.query(`REVOKE CREATE ON DATABASE ${owner.escapeIdentifier(database)} FROM ${WORKER_ROLE}`)
  }
  // The migrations write functions that call the job tables; PostgreSQL looks the names up as their writer.
  await owner.query(`SET ROLE ${WORKER_ROLE}; GRANT USAGE ON SCHEMA graphile_worker TO ${owner.escapeIdentifier(user)}; RESET ROLE`)
}

/** @param {pg.Client} owner */
async function prepareJournal(owner) {
  const { rows } = await owner.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`)
  if (!rows[0].exists) await owner.query(JOURNAL)
  // The readiness check of the running processes compares it with the files.
  await owner.query(`GRANT SELECT ON _prisma_migrations TO ${APP_ROLE}, ${WORKER_ROLE}`)
}

/**
 * @param {pg.Client} owner
 * @returns {Promise<Map<string, string>>} checksum by name
 */
async function appliedMigrations(owner) {
  const { rows } = await owner.query('SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL')
  const failed = rows.find((row) => row.finished_at === null)
  if (failed) throw new PlainError(`The migration ${failed.migration_name} was begun by Prisma and did not finish. Settle it with "prisma migrate resolve".`)
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

/**
 * @param {Migration[]} migrations
 * @param {Map<string, string>} applied
 */
function pending(migrations, applied) {
  const files = new Set(migrations.map(({ name }) => name))
  for (const name of applied.keys()) {
    if (!files.has(name)) throw new PlainError(`The database has the migration ${name}, which is not in prisma/migrations. It belongs to another, newer version.`)
  }
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new PlainError(`The migration ${name} was changed after it was applied. Put it back as it was and write a new one for the change.`)
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/**
 * @param {pg.Client} owner
 * @param {Migration} migration
 */
async function apply(owner, { name, sql, checksum }) {
  await owner.query('BEGIN')
  try {
    await owner.query(sql)
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await owner.query('COMMIT')
  } catch (error) {
    await owner.query('ROLLBACK')
    throw new PlainError(`The migration ${name} failed${placeOf(error, sql)}: ${/** @type {Error} */ (error).message}`)
  }
}

/**
 * @param {unknown} error
 * @param {string} sql
 */
function placeOf(error, sql) {
  const { code, position } = /** @type {pg.DatabaseError} */ (error)
  const line = position === undefined ? '' : ` at line ${sql.slice(0, Number(position)).split('\n').length}`
  return `${line}${code === undefined ? '' : ` (${code})`}`
}

/** @param {pg.Client} owner */
async function requireServer(owner) {
  const { rows } = await owner.query(`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text`)
  if (rows[0].number < OLDEST_SERVER) throw new PlainError(`DATABASE_URL is PostgreSQL ${rows[0].text}; 16 or newer is needed.`)
}
