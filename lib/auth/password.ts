import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '@/lib/core/errors'

// Passwords are kept as argon2id with the parameters that OWASP's Password Storage Cheat Sheet names first. A hash costs
// 19 MB and some 10 ms of one core, so only so many are made at once and only so many wait: a flood of logins must not
// take the machine away from everybody else.

// argon2id is the library's own choice of the three; a test reads it from the hash.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** As many at once as there are cores, because each takes one whole. */
const AT_ONCE = Math.max(2, availableParallelism())
const MOST_WAITING = 500

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new AppError('TRY_AGAIN', 'Many people are signing in at the moment. Try again in a few seconds')
    // Whoever finishes hands the place over, so the count stays.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/**
 * Hashes a new password. Never call it inside a transaction.
 *
 * @returns the encoded hash, with its salt and parameters
 * @throws TRY_AGAIN when too many are waiting already.
 */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, PARAMETERS))

// Made with our parameters from 32 random bytes that nobody kept: compared with when there is nothing to compare with,
// so that an unknown address takes as long as a known one. A test checks that its parameters are still ours.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$fH1Yd86yxxp0gbfpJFFzbg$n1Mx9FMouukginYTrxvKuGLajLmqFcXeij4sEASUjjc'

/**
 * Compares a password with a stored hash. Without a stored hash it does the same work and says no.
 *
 * @throws TRY_AGAIN when too many are waiting already.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODY, password))
  return matches && Boolean(stored)
}

/** True for a hash made with weaker parameters than today's; its owner's next login renews it. */
export function isWeak(stored: string): boolean {
  const found = /^\$argon2id\$v=(\d+)\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored)
  if (!found) return true
  const [, version, memory, time] = found.map(Number)
  return (version ?? 0) < 19 || (memory ?? 0) < PARAMETERS.memoryCost || (time ?? 0) < PARAMETERS.timeCost
}
