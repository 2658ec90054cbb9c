import { Resolver } from 'node:dns/promises'
import { OutsideFailure } from './outside-failure.ts'

/** Asks the domain name system, and nothing of this machine's own (no hosts file). */
export interface NameLookup {
  /** The IP addresses of a name, IPv4 first; none when it has none. */
  addresses: (name: string) => Promise<string[]>
  /** The TXT records of a name, each put together from its parts; none when there are none. */
  texts: (name: string) => Promise<string[]>
}

const TRY_MS = 2500
const TRIES = 2
const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA'])

/** @throws OutsideFailure `timeout` or `no_answer` when the servers do not say. */
const asked = <T>(answer: Promise<T[]>): Promise<T[]> =>
  answer.catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (NOTHING_THERE.has(code)) return []
    throw new OutsideFailure(code === 'ETIMEOUT' ? 'timeout' : 'no_answer')
  })

/** @param servers `address:port` of the name servers to ask; the system's when undefined. */
export function openLookup(servers?: readonly string[]): NameLookup {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES })
  if (servers) resolver.setServers(servers)
  return {
    addresses: async (name) => (await Promise.all([asked(resolver.resolve4(name)), asked(resolver.resolve6(name))])).flat(),
    texts: async (name) => (await asked(resolver.resolveTxt(name))).map((parts) => parts.join('')),
  }
}
