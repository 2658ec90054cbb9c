// What is measured over HTTP. Each figure stands beside its limit, taken in turns within the same run.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { hash } from '@node-rs/argon2'
import autocannon from 'autocannon'

const CONNECTIONS = 10
const ROUNDS = 3
const SECONDS = 5
// The parameters of lib/auth/password.ts.
const HASH = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * Requests a second that were answered with 2xx.
 *
 * @param {import('autocannon').Options} options
 */
async function requests(options) {
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options })
  if (result.non2xx + result.errors > 0) throw new Error(`${options.url}: ${result.non2xx} refused, ${result.errors} failed`)
  return result['2xx'] / result.duration
}

/** Bare hashes a second, as many at once as there are requests. */
async function hashes() {
  let done = 0
  const end = performance.now() + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        await hash('correct horse battery staple', HASH)
        done++
      }
    }),
  )
  return done / SECONDS
}

/**
 * Sign-ups a second through the API, against bare password hashes.
 *
 * @param {string} address
 */
export async function measureRegister(address) {
  const setupRequest = (/** @type {import('autocannon').Request} */ request) => {
    const tag = randomUUID()
    return { ...request, body: JSON.stringify({ company_name: `Bench ${tag}`, admin_name: 'Bench', email: `a@b-${tag}.example`, password: `${tag}!` }) }
  }
  const once = () => requests({ url: address, requests: [{ method: 'POST', path: '/api/register', headers: { 'content-type': 'application/json' }, setupRequest }] })
  return inTurns(once, hashes)
}

/**
 * Pages a second of ours, against the bare app's.
 *
 * @param {string} url
 * @param {string} bareUrl
 * @param {string} [cookie]
 */
export const measurePage = (url, bareUrl, cookie) => inTurns(() => requests({ url, ...(cookie && { headers: { cookie } }) }), () => requests({ url: bareUrl }))

/**
 * @param {() => Promise<number>} ours
 * @param {() => Promise<number>} limit
 */
async function inTurns(ours, limit) {
  /** @type {[number[], number[]]} */
  const rates = [[], []]
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [await ours(), await limit()]
    if (round > 0) {
      rates[0].push(one)
      rates[1].push(other)
    }
  }
  const ratios = rates[0].map((rate, index) => rate / (rates[1][index] ?? 1))
  return { ours: median(rates[0]), limit: median(rates[1]), ratio: median(ratios) }
}

/**
 * Compressed script that a page asks for before anything is clicked, in KB.
 *
 * @param {string} address
 * @param {string} path
 * @param {string} [cookie]
 */
export async function scriptOf(address, path, cookie) {
  const page = await fetch(`${address}${path}`, { headers: cookie ? { cookie } : {} })
  const sources = new Set([...(await page.text()).matchAll(/<script[^>]+src="([^"]+)"(?![^>]*noModule)/gi)].flatMap(([, source]) => source ?? []))
  const sizes = await Promise.all([...sources].map((source) => compressedSize(new URL(source, address))))
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

/** @param {URL} url */
const compressedSize = (url) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        let size = 0
        answer.on('data', (/** @type {Buffer} */ chunk) => (size += chunk.length))
        answer.on('end', () => resolve(size))
      })
      .on('error', reject)
  })
