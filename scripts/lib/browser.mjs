// Which Chromium drives the tests, the pictures and Lighthouse: the machine's own, else Playwright's, else the one that npm brings.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { brotliDecompressSync } from 'node:zlib'
import { root } from './root.mjs'

/**
 * @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} Browser
 */

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const require = createRequire(import.meta.url)
const CACHE = join(root, 'node_modules/.cache/gatehouse-chromium')

/**
 * The browser to launch. Unpacks the one from npm the first time (about two seconds).
 *
 * @returns {Promise<Browser>} `env` is to be added to the environment of the browser's process
 */
export async function findBrowser() {
  // Root may not use Chromium's sandbox, and containers seldom offer it.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : ['--disable-dev-shm-usage']
  const executablePath = SYSTEM.find((path) => existsSync(path)) ?? (await playwrightBrowser())
  if (executablePath !== undefined) return { executablePath, args, env: {} }
  return { ...(await packagedBrowser()), args: [...args, '--no-sandbox', '--no-zygote', '--disable-gpu'] }
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** Of that package only the browser is used: the flags it suggests would switch off the rules that the tests are about. */
async function packagedBrowser() {
  const { default: chromium } = await import('@sparticuz/chromium')
  // It unpacks into the folder for temporary files, where another user's copy may stand, closed to us.
  const temporary = process.env.TMPDIR
  mkdirSync(CACHE, { recursive: true })
  process.env.TMPDIR = CACHE
  const executablePath = await chromium.executablePath()
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  const libraries = canStart(executablePath) ? {} : { LD_LIBRARY_PATH: [join(unpack('al2023'), 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: fontSettings(unpack('fonts')) }
  return { executablePath, env: { ...libraries, ...fonts } }
}

/**
 * False on slim machines, which lack libnss3 and libnspr4.
 *
 * @param {string} executablePath
 */
const canStart = (executablePath) => spawnSync(executablePath, ['--version', '--no-sandbox']).status === 0

/**
 * The archive's own settings point to folders of another machine.
 *
 * @param {string} folder
 */
function fontSettings(folder) {
  const file = join(folder, 'here.conf')
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`)
  return file
}

/**
 * Unpacks an archive that the package carries for its usual home, once.
 *
 * @param {string} name
 * @returns {string} the folder
 */
function unpack(name) {
  const folder = join(CACHE, name)
  if (existsSync(folder)) return folder
  const archive = join(require.resolve('@sparticuz/chromium'), '../../bin', `${name}.tar.br`)
  mkdirSync(folder, { recursive: true })
  const tar = join(CACHE, `${name}.tar`)
  writeFileSync(tar, brotliDecompressSync(readFileSync(archive)))
  const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', folder], { encoding: 'utf8' })
  rmSync(tar)
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`The browser's ${name} could not be unpacked: ${stderr}`)
  }
  return folder
}
