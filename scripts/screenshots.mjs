// `npm run screenshots`: every page in light, dark and on a phone, into ./screenshots (ignored by git).
// Uses the house that runs at --at (http://localhost:3000), else starts one of its own with fresh demo data.
import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findBrowser } from './lib/browser.mjs'
import { projectNode } from './lib/install.mjs'
import { endProcess } from './lib/processes.mjs'
import { PlainError, explain } from './lib/plain-error.mjs'
import { freePort } from './lib/ports.mjs'
import { root } from './lib/root.mjs'

/**
 * @typedef {{ role: string, email: string, password: string, account_slug?: string }} Login
 * @typedef {{ route: string, who: 'nobody' | 'owner' | 'admin' }} Page
 * @typedef {{ name: string, options: import('@playwright/test').BrowserContextOptions }} Variant
 */

const OUT = join(root, 'screenshots')
const START_MS = 180_000
// Chromium cannot draw much more than this in one piece, at two dots per pixel.
const TALLEST = 8000

/** @type {Variant[]} */
const variants = [
  { name: 'light', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
  { name: 'dark', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
  { name: 'phone', options: { viewport: { width: 360, height: 740 }, colorScheme: 'light', deviceScaleFactor: 2, isMobile: true, hasTouch: true } },
]

/**
 * The pages that exist, from the folders themselves: `(groups)` are no part of an address.
 *
 * @returns {Page[]} those without parameters first, because the others are found through their links
 */
function pagesOfTree() {
  const routes = globSync('app/**/page.tsx', { cwd: root }).map((file) => {
    const parts = file.split('/').slice(1, -1)
    return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
  })
  const parameters = (/** @type {string} */ route) => route.split('[').length - (route.startsWith('/[account]') ? 1 : 0)
  return routes
    .map((route) => ({ route, who: whoMaySee(route) }))
    .toSorted((one, other) => parameters(one.route) - parameters(other.route) || one.route.localeCompare(other.route))
}

/**
 * @param {string} route
 * @returns {Page['who']}
 */
function whoMaySee(route) {
  if (route.startsWith('/admin')) return 'admin'
  return /^\/(?:\[account\]|portal|account|me)(?:\/|$)/.test(route) ? 'owner' : 'nobody'
}

/**
 * An address of a route: the demo account for `[account]`, and for other parameters the first link seen that fits and is
 * no page of its own (`/sites/new` is not a site).
 *
 * @param {string} route
 * @param {string} account the slug of the demo account
 * @param {Set<string>} links paths seen so far
 * @param {Set<string>} taken paths photographed so far
 */
function addressOf(route, account, links, taken) {
  const path = route.replace('/[account]', `/${account}`)
  if (!path.includes('[')) return path
  const pattern = new RegExp(`^${path.replace(/\[[^\]]+\]/g, '[^/]+')}$`)
  return [...links].find((link) => pattern.test(link) && !taken.has(link))
}

/** @param {string} address */
async function answers(address) {
  return fetch(`${address}/api/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/**
 * A house to photograph: the one at `address`, or a new one.
 *
 * @param {string} address
 * @param {string} folder its data folder
 */
async function findHouse(address, folder) {
  if (await answers(address)) return { address, folder, stop: async () => undefined }
  const port = await freePort()
  const own = `http://localhost:${port}`
  console.log(`Nothing answers at ${address}: starting a house at ${own} …`)
  const child = spawn(projectNode, [join(root, 'scripts/e2e-server.mjs')], { cwd: root, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] })
  const stop = async () => void (child.pid && (await endProcess(child.pid, [{ signal: 'SIGTERM', wait: 20_000 }])))
  for (const deadline = Date.now() + START_MS; !(await answers(own)); await sleep(250)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new PlainError('The house did not start. `npm run up` says why.')
    }
  }
  return { address: own, folder: join(root, 'test-results/e2e-data'), stop }
}

/**
 * Signs in through the login page, as a person does.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {Login} login
 */
async function signIn(browser, address, login) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${address}/login`)
  await page.fill('[name=email]', login.email)
  await page.fill('[name=password]', login.password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((url) => url.pathname !== '/login')
  const state = await context.storageState()
  await context.close()
  return state
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {string} file
 * @returns {Promise<string>} the path it ended at
 */
async function photograph(page, url, file) {
  await page.goto(url)
  await page.evaluate(() => document.fonts.ready)
  const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }))
  // A window as tall as the page, so that what is fixed to its foot is at the foot of the picture.
  await page.setViewportSize({ width, height: Math.min(height, TALLEST) })
  await page.screenshot({ path: join(OUT, file), animations: 'disabled' })
  return new URL(page.url()).pathname
}

async function main() {
  const { values } = parseArgs({ options: { at: { type: 'string', default: `http://localhost:${process.env.PORT ?? 3000}` } } })
  const { chromium } = await import('@playwright/test')
  const house = await findHouse(values.at, process.env.GATEHOUSE_DATA ?? join(root, '.data'))
  const { env, ...launch } = await findBrowser()
  const browser = await chromium.launch({ ...launch, env: { ...process.env, ...env } })
  try {
    /** @type {{ logins: Login[] }} */
    const { logins } = JSON.parse(readFileSync(join(house.folder, 'demo.json'), 'utf8'))
    const loginOf = (/** @type {string} */ role) => {
      const login = logins.find((one) => one.role === role)
      if (!login) throw new PlainError(`demo.json has no login for ${role}.`)
      return login
    }
    const states = { nobody: undefined, owner: await signIn(browser, house.address, loginOf('owner')), admin: await signIn(browser, house.address, loginOf('admin')) }
    rmSync(OUT, { recursive: true, force: true })
    mkdirSync(OUT, { recursive: true })

    /** @type {Set<string>} */
    const links = new Set()
    /** @type {Set<string>} */
    const taken = new Set()
    for (const { route, who } of pagesOfTree()) {
      const path = addressOf(route, loginOf('owner').account_slug ?? '', links, taken)
      if (path === undefined) {
        console.log(`${route}: no page links to one, left out`)
        continue
      }
      taken.add(path)
      const name = route === '/' ? 'landing' : route.slice(1).replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')
      for (const variant of variants) {
        const context = await browser.newContext({ ...variant.options, storageState: states[who] })
        const page = await context.newPage()
        const end = await photograph(page, house.address + path, `${name}-${variant.name}.png`)
        for (const link of await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => new URL(/** @type {HTMLAnchorElement} */ (one).href).pathname))) links.add(link)
        if (variant === variants[0]) console.log(end === path ? path : `${path} led to ${end}`)
        await context.close()
      }
    }
    console.log(`Done: ${OUT}`)
  } finally {
    await browser.close()
    await house.stop()
  }
}

await main().catch((error) => {
  console.error(explain(error))
  process.exitCode = 1
})
