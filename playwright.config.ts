import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/lib/browser.mjs'
import { freePort } from './scripts/lib/ports.mjs'

// The production build, started by the same command that people use, with a data folder and a port of its own.
// Playwright reads this file again in each worker; what was chosen first travels in the environment.
process.env.E2E_PORT ??= String(await freePort())
const port = Number(process.env.E2E_PORT)
// Where the house under test asks for names and reaches sites of customers: servers that a spec starts.
process.env.E2E_DNS_PORT ??= String(await freePort())
process.env.E2E_SITES_PORT ??= String(await freePort())
const { executablePath, args, env } = await findBrowser()
const isCi = Boolean(process.env.CI)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: isCi,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: isCi ? [['dot'], ['json', { outputFile: 'test-results/e2e.json' }]] : [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'house', testIgnore: /afterwards\.spec\.ts$/, teardown: 'afterwards' },
    // What only the whole run can show.
    { name: 'afterwards', testMatch: /afterwards\.spec\.ts$/ },
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    // The environment of the browser is ours plus what it needs to find its libraries.
    launchOptions: { executablePath, args, env: { ...(process.env as Record<string, string>), ...env } },
    locale: 'en-US',
    timezoneId: 'Asia/Jakarta',
    // Without a film: on two cores it costs more than the pages, and once in a while the browser stops drawing for it.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'exec node_modules/.bin/node scripts/e2e-server.mjs',
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 300_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: String(port), DNS_SERVERS: `127.0.0.1:${process.env.E2E_DNS_PORT}`, LOOPBACK_SITES: process.env.E2E_SITES_PORT },
  },
})
