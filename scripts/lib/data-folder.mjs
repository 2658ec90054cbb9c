// The folder that holds all that one installation keeps: database, generated secrets, logs, demo logins.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlainError, isOutOfSpace } from './plain-error.mjs'
import { root } from './root.mjs'

/**
 * @typedef {object} Secrets
 * @property {string} appSecret signs and seals what leaves the house: sessions, links, form state
 * @property {string} superuserPassword of the embedded database
 * @property {string} ownerPassword
 * @property {string} appPassword
 * @property {string} workerPassword
 */

const SECRET_NAMES = /** @type {const} */ (['appSecret', 'superuserPassword', 'ownerPassword', 'appPassword', 'workerPassword'])
const NEEDED_BYTES = 300 * 1024 * 1024

/**
 * Makes the data folder and proves that it can be written.
 *
 * @param {string | undefined} setting GATEHOUSE_DATA; relative to the project
 * @returns {string} absolute path
 * @throws {PlainError} when it cannot be written or its disk is nearly full
 */
export function openDataFolder(setting) {
  const folder = resolve(root, setting === undefined || setting === '' ? '.data' : setting)
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    // Under root the database runs as another user, who must pass through here; the files inside stay closed.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    if (isOutOfSpace(error)) throw error
    throw new PlainError(`The data folder ${folder} cannot be written (${/** @type {NodeJS.ErrnoException} */ (error).code}). Set GATEHOUSE_DATA to a folder that can.`)
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < NEEDED_BYTES) {
    throw new PlainError(`The disk of ${folder} has ${Math.floor((bavail * bsize) / 1024 / 1024)} MB left; at least ${NEEDED_BYTES / 1024 / 1024} MB are needed.`)
  }
  return folder
}

/**
 * The installation's secrets; those that are missing are made and kept.
 *
 * @param {string} folder
 * @returns {Secrets}
 * @throws {PlainError} when the file was damaged: new secrets would lock everybody out, so none are made
 */
export function loadSecrets(folder) {
  const file = join(folder, 'secrets.json')
  const known = readJson(file) ?? {}
  if (known.superuserPassword === undefined && existsSync(join(folder, 'postgres'))) {
    throw new PlainError(`${folder} holds a database, but secrets.json with its password is missing. Put it back, or move the folder away to begin anew.`)
  }
  const secrets = Object.fromEntries(SECRET_NAMES.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')]))
  if (SECRET_NAMES.some((name) => known[name] === undefined)) writePrivate(file, secrets)
  return /** @type {Secrets} */ (secrets)
}

/**
 * @param {string} file
 * @returns {any} undefined when there is no such file
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw new PlainError(`The file ${file} cannot be read (${/** @type {Error} */ (error).message}). Repair it, or move the data folder away to begin anew.`)
  }
}

/**
 * Writes a file that only its owner may read; whole or not at all.
 *
 * @param {string} file
 * @param {unknown} content written as JSON
 */
export function writePrivate(file, content) {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(fresh, file)
}
