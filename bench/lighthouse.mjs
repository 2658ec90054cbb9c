// Lighthouse on its phone profile, with the same browser that drives the tests.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { findBrowser } from '../scripts/lib/browser.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { endProcess } from '../scripts/lib/processes.mjs'
import { median } from './measures.mjs'

const RUNS = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/**
 * The median scores of each page, 0 to 100, by category.
 *
 * @param {string} address
 * @param {string[]} paths
 */
export async function measureLighthouse(address, paths) {
  const { executablePath, args, env } = await findBrowser()
  const profile = await mkdtemp(join(tmpdir(), 'gatehouse-lighthouse-'))
  const port = await freePort()
  const flags = [...args, '--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const browser = spawn(executablePath, flags, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true })
  try {
    await sleep(2_000)
    const pages = []
    for (const path of paths) pages.push({ path, ...(await scoresOf(`${address}${path}`, port)) })
    return pages
  } finally {
    await endProcess(/** @type {number} */ (browser.pid), [{ signal: 'SIGTERM', wait: 3_000 }, { signal: 'SIGKILL', wait: 2_000 }])
    await rm(profile, { recursive: true, force: true })
  }
}

/**
 * @param {string} url
 * @param {number} port
 */
async function scoresOf(url, port) {
  /** @type {Record<string, number[]>} */
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, []]))
  /** @type {Set<string>} */
  const faults = new Set()
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: 'error', output: 'json' })
    for (const name of CATEGORIES) {
      const category = result?.lhr.categories[name]
      scores[name]?.push(Math.round((category?.score ?? 0) * 100))
      if (name !== 'performance') for (const { id, weight } of category?.auditRefs ?? []) if (weight > 0 && result?.lhr.audits[id]?.score === 0) faults.add(id)
    }
  }
  return { scores: Object.fromEntries(CATEGORIES.map((name) => [name, median(scores[name] ?? [])])), faults: [...faults] }
}
