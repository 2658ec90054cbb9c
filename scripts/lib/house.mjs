// The processes of one installation: started, watched, started again when one falls, stopped in the right order.
import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { projectNode } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { root } from './root.mjs'
import { endProcess } from './processes.mjs'

/**
 * @typedef {{ name: string, script: string, env: NodeJS.ProcessEnv }} Program
 * @typedef {{ program: Program, child?: import('node:child_process').ChildProcess, falls: number[] }} Running
 */

// This many falls within this time are not bad luck.
const MOST_FALLS = 4
const FALL_WINDOW_MS = 60_000
const RESTART_MS = 500
const STOP_MS = 15_000
const KILL_MS = 2_000
const FOLLOW_PARENT = pathToFileURL(join(root, 'scripts/lib/follow-parent.mjs')).href

export class House {
  /** @type {Running[]} */
  #running = []
  #isStopping = false
  #folder
  #say
  #giveUp

  /**
   * @param {{ folder: string, say: (line: string) => void, giveUp: (reason: string) => void }} options
   *   `folder` gets a log for each program; `giveUp` is called when one keeps falling
   */
  constructor({ folder, say, giveUp }) {
    this.#folder = folder
    this.#say = say
    this.#giveUp = giveUp
  }

  /** @param {Program} program */
  start(program) {
    const running = { program, falls: [] }
    const log = this.logFile(program.name)
    if (existsSync(log)) renameSync(log, `${log}.1`)
    this.#running.push(running)
    this.#launch(running)
  }

  /** @param {string} name */
  logFile(name) {
    return join(this.#folder, `${name}.log`)
  }

  /**
   * The end of what a program wrote last.
   *
   * @param {string} name
   */
  lastWords(name) {
    const log = this.logFile(name)
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n') : ''
  }

  /** Stops every program, the first started first; those that do not end in time are killed. */
  async stop() {
    this.#isStopping = true
    const pids = this.#running.map(({ child }) => child).filter((child) => child !== undefined && isRunning(child))
    await Promise.all(pids.map((child) => endProcess(/** @type {number} */ (child?.pid), [{ signal: 'SIGTERM', wait: STOP_MS }, { signal: 'SIGKILL', wait: KILL_MS }])))
  }

  /** @param {Running} running */
  #launch(running) {
    const { name, script, env } = running.program
    const log = createWriteStream(this.logFile(name), { flags: 'a', mode: 0o600 })
    // Detached: a Ctrl-C at the terminal reaches `up` alone, which then stops everything in order.
    const child = spawn(projectNode, ['--import', FOLLOW_PARENT, '--enable-source-maps', script], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    running.child = child
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.once('error', () => undefined)
    child.once('close', (code, signal) => {
      log.end()
      if (!this.#isStopping) void this.#recover(running, signal ?? `code ${code}`)
    })
  }

  /**
   * @param {Running} running
   * @param {string} how it ended
   */
  async #recover(running, how) {
    const { name } = running.program
    const now = Date.now()
    running.falls = [...running.falls.filter((at) => now - at < FALL_WINDOW_MS), now]
    if (running.falls.length >= MOST_FALLS) {
      this.#giveUp(`The ${name} process ended ${running.falls.length} times within a minute (${how}). Its last words (${this.logFile(name)}):\n${this.lastWords(name)}`)
      return
    }
    this.#say(`The ${name} process ended (${how}); starting it again.`)
    await sleep(RESTART_MS)
    if (!this.#isStopping) this.#launch(running)
  }
}

/**
 * Waits until the web process says that all of it can serve.
 *
 * @param {string} address
 * @param {{ timeout: number, isGivenUp: () => boolean }} options
 * @throws {PlainError} naming what is not ready
 */
export async function waitUntilReady(address, { timeout, isGivenUp }) {
  const deadline = Date.now() + timeout
  let last = 'it does not answer'
  while (Date.now() < deadline && !isGivenUp()) {
    try {
      const answer = await fetch(`${address}/api/health/ready`)
      if (answer.ok) return
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`
    } catch {
      // Not listening yet.
    }
    await sleep(100)
  }
  if (!isGivenUp()) throw new PlainError(`The web process was not ready after ${timeout / 1000} s: ${last}.`)
}

/** @param {import('node:child_process').ChildProcess} child */
const isRunning = (child) => child.exitCode === null && child.signalCode === null
