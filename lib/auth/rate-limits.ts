import { isIPv6 } from 'node:net'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/core/clock'
import { db, pool } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { rateLimited } from '@/lib/core/errors'

// How often something may be tried. Counted in PostgreSQL, so that the count holds across restarts and instances.

interface Limit {
  /** So many tries … */
  points: number
  /** … in so long, in milliseconds. */
  withinMs: number
}

/** Safe for people, too slow for machines. Counted per address unless the name says otherwise. */
export const LIMITS = {
  register: { points: 10, withinMs: HOUR },
  availability: { points: 60, withinMs: MINUTE },
  /** Wrong passwords from one address, whoever they are tried on. */
  login: { points: 30, withinMs: 15 * MINUTE },
  /** Wrong passwords for one login, from wherever. */
  login_account: { points: 10, withinMs: 15 * MINUTE },
  /** Messages that can be asked for with nothing but an e-mail address, by asking address … */
  link: { points: 20, withinMs: HOUR },
  /** … and by the address they go to, so that nobody's mailbox is flooded. */
  link_email: { points: 5, withinMs: HOUR },
  /** Codes that can be asked for with nothing but a phone number, by asking address … */
  phone_code: { points: 20, withinMs: HOUR },
  /** … and by the phone they go to. Each code can be guessed at three times, so this bounds guessing too. */
  phone_code_number: { points: 5, withinMs: HOUR },
  /** Tries of a link's token. */
  token: { points: 30, withinMs: 15 * MINUTE },
  /** Changes by a signed-in person or a key. */
  write: { points: 600, withinMs: MINUTE },
  /** Whole lists as a file: each holds a connection while it is read. */
  export: { points: 60, withinMs: HOUR },
  /** Looks at somebody else's server that a person or key asks for. */
  outside: { points: 60, withinMs: HOUR },
  /** Applications, and looks at one by its link: for families and cafés behind one address too. */
  apply: { points: 10, withinMs: HOUR },
  apply_step: { points: 60, withinMs: MINUTE },
  /** Photos that belong to nothing yet: each may lie on the disk for a day. */
  apply_photo: { points: 20, withinMs: HOUR },
  tracking: { points: 120, withinMs: 15 * MINUTE },
  join: { points: 5, withinMs: DAY },
  /** Addresses that a person takes for their accounts: each is kept from everybody else for a year. */
  rename: { points: 20, withinMs: DAY },
} as const satisfies Record<string, Limit>

export type LimitKind = keyof typeof LIMITS

/** A counter over the same table; each process has one per kind, and all count together. */
export const makeLimiter = (kind: LimitKind): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: kind,
    points: LIMITS[kind].points,
    duration: LIMITS[kind].withinMs / SECOND,
    // The worker's sweep does it for all.
    clearExpiredByTimeout: false,
  })

const limiters = new Map<LimitKind, RateLimiterPostgres>()
function limiterOf(kind: LimitKind): RateLimiterPostgres {
  const made = limiters.get(kind) ?? makeLimiter(kind)
  limiters.set(kind, made)
  return made
}

/**
 * The name under which a subject is counted. Whoever has one IPv6 address has the whole network of 2^64 that it is in
 * (RFC 6177), so those count as one.
 */
function keyOf(subject: string): string {
  const [address = ''] = subject.split('%')
  if (!isIPv6(address)) return subject.slice(0, 200)
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = before.split(':').filter(Boolean)
  const rest = after?.split(':').filter(Boolean) ?? []
  const all = [...groups, ...Array.from({ length: 8 - groups.length - rest.length }, () => '0'), ...rest]
  return `${all.slice(0, 4).join(':')}::/64`
}

/**
 * Counts one try and refuses it when there were too many.
 *
 * @param subject who or what is counted: an address, an actor's id, a login
 * @throws RATE_LIMITED with the seconds until the next try has a chance.
 */
export async function rateLimit(kind: LimitKind, subject: string): Promise<void> {
  if (env.RATE_LIMITS === 'off') return
  try {
    await limiterOf(kind).consume(keyOf(subject))
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(refused.msBeforeNext / SECOND)))
    throw refused
  }
}

/**
 * Takes tries of a subject back, after it succeeded.
 *
 * @param tries how many; all of them when not said. An address is given back only its own try, or one who knows a single
 *   password could go on guessing others for ever.
 */
export async function forgive(kind: LimitKind, subject: string, tries?: number): Promise<void> {
  if (env.RATE_LIMITS === 'off') return
  const key = keyOf(subject)
  await (tries === undefined ? limiterOf(kind).delete(key) : limiterOf(kind).reward(key, tries))
}

/** The domain of the demo's logins; no real address can be under it (RFC 2606). */
export const DEMO_DOMAIN = 'demo.gatehouse.example'

const hasDemoData = async (): Promise<boolean> =>
  (await db.user.findFirst({ where: { email: { endsWith: `@${DEMO_DOMAIN}` }, staffMemberUser: { isNot: null } }, select: { id: true } })) !== null

/**
 * Refuses to start without rate limits anywhere but on demo data.
 *
 * @throws Error with one sentence, for the start of the web process.
 */
export async function assertRateLimitSetting(): Promise<void> {
  if (env.RATE_LIMITS === 'on' || (await hasDemoData())) return
  throw new Error('Settings: RATE_LIMITS=off is for load tests and needs the demo data in the database; remove it, or seed the demo.')
}

/**
 * Refuses to look at this machine's own sites anywhere but on demo data.
 *
 * @throws Error with one sentence, for the start of the worker.
 */
export async function assertLoopbackSetting(): Promise<void> {
  if (env.LOOPBACK_SITES === undefined || (await hasDemoData())) return
  throw new Error('Settings: LOOPBACK_SITES is for tests and demos and needs the demo data in the database; remove it, or seed the demo.')
}
