// One `up` per data folder. The mark of one that was killed is recognised and taken over.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from './data-folder.mjs'
import { PlainError } from './plain-error.mjs'
import { birthmark, isAlive } from './processes.mjs'

/**
 * Claims the data folder for this process.
 *
 * @param {string} folder
 * @param {number} [port] that it serves, named to whoever comes second
 * @returns {() => void} gives the folder back
 * @throws {PlainError} when another process has it
 */
export function claimDataFolder(folder, port) {
  const file = join(folder, 'up.json')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, JSON.stringify({ pid: process.pid, birthmark: birthmark(process.pid), port }))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holder = readHolder(file)
    if (holder && isSame(holder)) {
      throw new PlainError(`Gatehouse already runs with the data folder ${folder} (process ${holder.pid}${holder.port ? `, port ${holder.port}` : ''}). Stop it first, or set GATEHOUSE_DATA and PORT for a second one.`)
    }
    rmSync(file, { force: true })
  }
  throw new PlainError(`The data folder ${folder} is being claimed by another start at this moment. Try again.`)
}

/**
 * @param {string} file
 * @returns {{ pid: number, birthmark?: string, port?: number } | undefined} undefined also for a mark that was never finished
 */
function readHolder(file) {
  try {
    const holder = readJson(file)
    return Number.isInteger(holder?.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

/** @param {{ pid: number, birthmark?: string }} holder */
function isSame(holder) {
  return isAlive(holder.pid) && birthmark(holder.pid) === holder.birthmark
}
