// `npm run bench`: every figure that Gatehouse promises, against its limit in the same run, into bench/RESULTS.md.
// Machines differ and are noisy, so it is the ratios that count.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectNode } from '../scripts/lib/install.mjs'
import { APP_ROLE } from '../scripts/lib/roles.mjs'
import { root } from '../scripts/lib/root.mjs'
import { memoryOf, signIn, startBare, startHouse } from './house.mjs'
import { measureLighthouse } from './lighthouse.mjs'
import { saveMarkup } from './markup.mjs'
import { measurePage, measureRegister, scriptOf } from './measures.mjs'
import { report } from './report.mjs'

const PUBLIC = ['/', '/pricing', '/signup', '/login']

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Says what was measured as soon as it is known, so that a run that breaks later was not for nothing.
 *
 * @template T
 * @param {string} what
 * @param {T} figures
 */
const told = (what, figures) => {
  say(`${what}: ${JSON.stringify(figures)}`)
  return figures
}

const inside = join(root, 'dist/bench-inside.mjs')
await build({ entryPoints: [join(root, 'bench/inside.ts')], outfile: inside, bundle: true, platform: 'node', format: 'esm', packages: 'external', alias: { '@': root }, logLevel: 'error' })
/**
 * @param {string} what
 * @param {Record<string, string>} env
 */
const figuresOf = (what, env) => JSON.parse(execFileSync(projectNode, [inside, what], { cwd: root, env: { ...process.env, LOG_LEVEL: 'silent', APP_SECRET: 'a-secret-for-the-bench-and-nothing-else', ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))

say('Starting the house and the bare app')
const house = await startHouse()
/** @type {(() => Promise<void>)[]} */
const ends = [house.stop]
try {
  const appUrl = appUrlOf(house.folder)
  const owner = house.logins.find(({ role }) => role === 'owner')
  if (!owner) throw new Error('the demo has no owner')
  const cookie = await signIn(house.address, owner)
  const home = `${house.address}/${owner.account_slug}`
  const trees = await saveMarkup({ landing: { url: `${house.address}/` }, home: { url: home, cookie } })
  ends.unshift(() => rm(trees, { recursive: true, force: true }))
  const bare = await startBare(appUrl, trees)
  ends.unshift(bare.stop)

  const idle = memoryOf(house.pid)
  say('Pages')
  const landing = told('landing', await measurePage(`${house.address}/`, bare.address))
  const landingAlike = told('landing, alike', await measurePage(`${house.address}/`, `${bare.address}/like/landing`))
  const signedIn = told('signed in', await measurePage(home, bare.address, cookie))
  const signedInAlike = told('signed in, alike', await measurePage(home, `${bare.address}/like/home`, cookie))
  say('Script and Lighthouse')
  const scripts = []
  for (const path of PUBLIC) scripts.push({ path, kb: await scriptOf(house.address, path), most: 150 })
  for (const path of ['', '/billing', '/settings', '/credits']) scripts.push({ path: `/[account]${path}`, kb: await scriptOf(house.address, `/${owner.account_slug}${path}`, cookie), most: 300 })
  scripts.push({ path: 'bare Next page', kb: await scriptOf(bare.address, '/'), most: null })
  const lighthouse = told('lighthouse', await measureLighthouse(house.address, PUBLIC))
  say('Provisioning')
  const provisioning = told('provisioning', figuresOf('provision', { DATABASE_APP_URL: appUrl }))
  say('Sign-ups')
  const register = told('register', await measureRegister(house.address))
  const loaded = memoryOf(house.pid)
  say('Spends')
  const spends = told('spends', figuresOf('spend', {}))

  say('Lists of sites')
  const sites = told('sites', figuresOf('sites', {}))
  say('Lists of a million registrations')
  const registrations = told('registrations', figuresOf('registrations', {}))

  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  const text = report({ machine, landing, landingAlike, signedIn, signedInAlike, scripts, lighthouse, provisioning, register, spends, sites, registrations, memory: { idle, loaded } })
  writeFileSync(join(root, 'bench/RESULTS.md'), text)
  process.stdout.write(text)
} finally {
  for (const end of ends) await end()
  await rm(inside, { force: true })
}

/**
 * How the house's web process reaches its embedded database.
 *
 * @param {string} folder
 */
function appUrlOf(folder) {
  const kept = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return `postgresql://${APP_ROLE}:${encodeURIComponent(kept('secrets.json').appPassword)}@127.0.0.1:${kept('postgres.json').port}/gatehouse`
}
