import http from 'node:http'
import https from 'node:https'
import ipaddr from 'ipaddr.js'
import { env } from './env.ts'
import { openLookup, type NameLookup } from './name-lookup.ts'
import { OutsideFailure } from './outside-failure.ts'

// The one way to addresses that a customer chose. A request forged through us must not reach what only we can reach, so:
// http and https on their own ports, a name that is resolved first, every address of it checked against an allow list,
// and a connection to the very address that was checked, so that a name which changes in between gains nothing.

/** Where a connection goes. */
interface Way {
  port: number
  tls: boolean
}

/** The world outside; tests bring their own. */
export interface Outside {
  lookup: NameLookup
  /** How to reach an address, or null when it must not be. */
  way: (address: string, url: URL) => Way | null
}

export interface OutsideAnswer {
  status: number
  body: Buffer
  /** There was more than `most`; the rest was not read. */
  isCut: boolean
}

interface Wanted {
  headers?: Record<string, string>
  /** Bytes of the body that are read. */
  most: number
  /** For the whole way, redirects and names included. */
  withinMs?: number
  /** May the answer send us on to this host? Without it nothing is followed. */
  follow?: (hostname: string) => boolean
}

const MOST_REDIRECTS = 3
const WITHIN_MS = 8000
const MOST_ADDRESSES = 2
/** Public by number, yet answered by the platform under us: the address of Azure's own services. */
const PLATFORM = new Set(['168.63.129.16'])
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** True for an address of the open internet. Private, loopback, link-local, metadata and reserved ones are not, in any notation. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address) // an IPv4 address written as IPv6 counts as what it is
  if (parsed.range() !== 'unicast' || PLATFORM.has(parsed.toString())) return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_V6)
}

const isLoopback = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/**
 * The world as the settings have it.
 *
 * @param loopbackPort where given, sites on this machine's loopback are reached, by plain http on this port: for tests and demos
 */
export const openOutside = (loopbackPort = env.LOOPBACK_SITES): Outside => ({
  lookup: openLookup(env.DNS_SERVERS),
  way: (address, { protocol }) => {
    if (loopbackPort !== undefined && isLoopback(address)) return { port: loopbackPort, tls: false }
    if (!isPublicAddress(address)) return null
    return protocol === 'https:' ? { port: 443, tls: true } : { port: 80, tls: false }
  },
})

/**
 * Reads an address by GET.
 *
 * @throws OutsideFailure with the reason; nothing of the other side's answer is in it.
 */
export async function fetchOutside(outside: Outside, address: string, { headers = {}, most, withinMs = WITHIN_MS, follow }: Wanted): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(withinMs)
  let url = new URL(address)
  for (let redirects = 0; ; redirects++) {
    const { location, ...answer } = await visit(outside, url, { headers, most, signal })
    if (location === undefined || !follow) return answer
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined
    if (!next || redirects === MOST_REDIRECTS || !follow(next.hostname)) throw new OutsideFailure('redirect')
    url = next
  }
}

interface Visit {
  headers: Record<string, string>
  most: number
  signal: AbortSignal
}

async function visit(outside: Outside, url: URL, wanted: Visit): Promise<OutsideAnswer & { location?: string }> {
  if (!/^https?:$/.test(url.protocol) || url.port !== '' || url.username !== '' || url.password !== '') throw new OutsideFailure('refused_address')
  // Also a host that is written as an address goes the way of names, and has none.
  const addresses = await orTimeout(outside.lookup.addresses(url.hostname), wanted.signal)
  if (addresses.length === 0) throw new OutsideFailure('no_domain')
  const ways = addresses.map((address) => ({ address, way: outside.way(address, url) }))
  // One address that must not be reached spoils the name: whoever mixes them is trying something.
  if (ways.some(({ way }) => way === null)) throw new OutsideFailure('refused_address')
  let failure = new OutsideFailure('no_answer')
  for (const { address, way } of ways.slice(0, MOST_ADDRESSES)) {
    if (!way) continue
    try {
      return await get(url, address, way, wanted)
    } catch (error) {
      failure = failureOf(error, wanted.signal)
      if (failure.reason !== 'no_answer') break
    }
  }
  throw failure
}

function get(url: URL, address: string, { port, tls }: Way, { headers, most, signal }: Visit): Promise<OutsideAnswer & { location?: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      host: address,
      port,
      // The name that the certificate must carry, whatever address answers.
      servername: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { 'user-agent': 'Gatehouse site check', 'accept-encoding': 'identity', ...headers, host: url.hostname },
      agent: false,
      signal,
    }
    const request = (tls ? https : http).request(options, (response) => {
      const { statusCode: status = 0, headers: answered } = response
      const location = status >= 300 && status < 400 ? answered.location : undefined
      const chunks: Buffer[] = []
      let size = 0
      const done = (isCut: boolean): void => {
        resolve({ status, body: Buffer.concat(chunks).subarray(0, most), isCut, ...(location !== undefined && { location }) })
        request.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > most) done(true)
      })
      response.on('end', () => done(false))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end()
  })
}

const orTimeout = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = (): void => reject(new OutsideFailure('timeout'))
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })

/** Codes of the TLS layer and of certificates that do not hold. */
const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/

function failureOf(error: unknown, signal: AbortSignal): OutsideFailure {
  if (error instanceof OutsideFailure) return error
  if (signal.aborted) return new OutsideFailure('timeout')
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new OutsideFailure(TLS_CODE.test(code) ? 'tls' : code === 'ETIMEDOUT' ? 'timeout' : 'no_answer')
}
