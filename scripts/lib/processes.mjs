// What this machine says about a process. `ps` is missing from slim containers, so /proc comes first.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * True while a process with this id exists, also when it belongs to another user.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  // A dead child that its parent has not yet collected still answers the signal.
  return stat(pid)?.state !== 'Z'
}

/**
 * A text that stays the same for the life of one process and differs for the next one that gets the same id.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process, or the machine does not tell
 */
export function birthmark(pid) {
  const started = stat(pid)?.started ?? ps(pid, 'lstart=')
  return started === undefined ? undefined : `${pid}@${started}`
}

/**
 * The command line of a process, or undefined when it is gone.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ps(pid, 'command=')
  }
}

/**
 * Asks a process to end, with stronger words each time it does not.
 *
 * @param {number} pid
 * @param {Array<{ signal: NodeJS.Signals, wait: number }>} steps milliseconds to wait after each signal
 * @returns {Promise<boolean>} true when it is gone
 */
export async function endProcess(pid, steps) {
  for (const { signal, wait } of steps) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return true
      throw error
    }
    const deadline = Date.now() + wait
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return true
      await sleep(20)
    }
  }
  return !isAlive(pid)
}

/** @param {number} pid */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets, and may itself hold spaces and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], started: fields[19] }
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @param {string} column
 */
function ps(pid, column) {
  const { status, stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined
}
