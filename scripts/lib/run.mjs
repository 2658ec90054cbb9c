import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it says.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeout?: number }} [options] `timeout` in milliseconds
 * @returns {Promise<{ code: number, output: string }>} stdout and stderr in the order in which they came;
 *   a program that a signal or the timeout ended has code 1
 */
export function run(program, args, { env = process.env, cwd, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    // A script that is told to stop does not leave its work running.
    const end = () => child.kill('SIGTERM')
    process.once('exit', end)
    const timer = timeout === undefined ? undefined : setTimeout(() => {
      output += `\nStopped: it was not done after ${timeout / 1000} s.\n`
      end()
    }, timeout)
    const take = (/** @type {string} */ text) => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      process.removeListener('exit', end)
      resolve({ code: code ?? 1, output })
    })
  })
}
