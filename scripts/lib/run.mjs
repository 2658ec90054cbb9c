import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it says.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} stdout and stderr in the order in which they came;
 *   a program that a signal ended has code 1
 */
export function run(program, args, { env = process.env, cwd, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    // A script that is told to stop does not leave its work running.
    const end = () => child.kill('SIGTERM')
    process.once('exit', end)
    let output = ''
    let line = ''
    const take = (/** @type {string} */ text) => {
      output += text
      if (!onLine) return
      const lines = (line + text).split('\n')
      line = lines.pop() ?? ''
      for (const whole of lines) onLine(whole)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.once('error', reject)
    child.once('close', (code) => {
      process.removeListener('exit', end)
      resolve({ code: code ?? 1, output })
    })
  })
}
