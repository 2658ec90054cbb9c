// `npm test`: installs what is missing, then everything that can fail: types, lint, dead code, unit and integration on
// a real database, end-to-end in a real browser. `npm run check` (`--check`) stops before the tests.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, isInstallNeeded, projectNode, requireNode } from './lib/install.mjs'
import { explain } from './lib/plain-error.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { makeSteps, seconds } from './lib/steps.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

// Longer than any step may take where all of them together have 20 minutes.
const STEP_MS = 12 * 60_000
const ONE_PASSED = { passed: 1, failed: 0 }
const ONE_FAILED = { passed: 0, failed: 1 }

const results = join(root, 'test-results')
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path)
const started = performance.now()
const step = makeSteps()
const total = { passed: 0, failed: 0 }

const quit = () => process.exit(1)
process.once('SIGINT', quit).once('SIGTERM', quit)

/**
 * Runs programs of the project as one step. Where one fails, all that it said is shown, and the next step goes on.
 *
 * @param {string} label
 * @param {string[][]} programs each the arguments of the project's Node, one after the other
 * @param {() => Count} [count] reads how many tests it was from a report; without it the step counts as one check
 * @returns {Promise<boolean>} false when it failed
 */
async function check(label, programs, count = () => ONE_PASSED) {
  const env = { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' }
  let failure = ''
  await step(label, async (tell) => {
    for (const args of programs) {
      const { code, output } = await run(projectNode, args, { cwd: root, env, timeout: STEP_MS })
      if (code !== 0) failure = output
      if (code !== 0) break
    }
    const counted = failure === '' ? readCount(count) : atLeastOneFailed(readCount(count))
    total.passed += counted.passed
    total.failed += counted.failed
    if (counted.failed > 0) throw new Error(label)
    if (counted !== ONE_PASSED) tell(`${counted.passed} passed`)
  }).catch(() => process.stdout.write(`\n${failure.trim()}\n\n`))
  return failure === ''
}

/** @param {() => Count} count */
function readCount(count) {
  try {
    return count()
  } catch {
    // No report: the program ended before it could write one.
    return ONE_FAILED
  }
}

/** @param {Count} counted a failure outside of any test is one too */
const atLeastOneFailed = (counted) => (counted === ONE_PASSED ? ONE_FAILED : { ...counted, failed: Math.max(1, counted.failed) })

/** @param {string} name */
const report = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'))

function countUnit() {
  const { numPassedTests, numFailedTests } = report('unit.json')
  return { passed: numPassedTests, failed: numFailedTests }
}

function countEndToEnd() {
  const { expected, unexpected, flaky } = report('e2e.json').stats
  return { passed: expected, failed: unexpected + flaky }
}

try {
  requireNode()
  if (isInstallNeeded({ isDevNeeded: true })) await step('Install packages', () => install({ isDevNeeded: true }))
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })

  // What a development server noted about pages that may be gone since.
  rmSync(join(root, '.next/dev/types'), { recursive: true, force: true })
  await check('Types', [['scripts/generate-client.mjs'], [bin('next/dist/bin/next'), 'typegen'], [bin('typescript/bin/tsc'), '--noEmit']])
  await check('Lint', [[bin('oxlint/bin/oxlint'), '--type-aware', '--max-warnings', '0', '--format', 'unix']])
  await check('Dead code', [[bin('knip/bin/knip.js'), '--no-gitignore']])
  if (!process.argv.includes('--check')) {
    await check('Unit and integration', [[bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json']], countUnit)
    const isBuilt = await check('Build', [['scripts/build.mjs']])
    if (isBuilt) await check('End to end', [[bin('@playwright/test/cli.js'), 'test']], countEndToEnd)
  }
  process.stdout.write(`\nDone after ${seconds(started)}.\n${total.passed} passed, ${total.failed} failed\n`)
  process.exit(total.failed > 0 ? 1 : 0)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
