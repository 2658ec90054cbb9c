import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { ContextClient, context, type Context } from './context-client.ts'
import { env } from './env.ts'
import { isRetryable, tryAgain } from './errors.ts'
import { logger } from './logger.ts'

export type Tx = Prisma.TransactionClient

// Prepared statements keep their name for as long as a connection lives, so there is a cap on how many.
const MOST_STATEMENTS = 500
const statementNames = new Map<string, string>()

/**
 * At the head of a statement whose best plan depends on whose rows it reads: an account with ten thousand rows is read
 * in the order of an index, one with ten is sorted. A prepared plan knows only the average account.
 */
export const PLAN_EACH_TIME = Prisma.raw('/* planned each time */')
function statementName({ sql }: { sql: string }): string {
  const known = statementNames.get(sql)
  if (known) return known
  // Without a name it is sent as it is; BEGIN must be, because the context is added to it.
  if (sql === 'BEGIN' || sql.includes(PLAN_EACH_TIME.sql) || statementNames.size >= MOST_STATEMENTS) return ''
  const name = `p${createHash('sha1').update(sql).digest('hex').slice(0, 20)}`
  statementNames.set(sql, name)
  return name
}

function open() {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_APP_URL ?? env.DATABASE_WORKER_URL,
    max: env.DATABASE_POOL,
    Client: ContextClient,
    application_name: 'gatehouse',
  })
  // A connection that is lost while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ error }, 'an idle database connection was lost'))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
    omit: { user: { passwordHash: true } },
    log: [],
  })
  return { pool, prisma }
}

// One pool for each process, also when a development server loads this module again.
const shared = globalThis as { gatehouseDatabase?: ReturnType<typeof open> }
const { pool, prisma } = (shared.gatehouseDatabase ??= open())

/** The connections themselves, for the few libraries that bring their own SQL. */
export { pool }

/** The database outside any tenant: catalogue tables. Tables of tenants show no rows here. */
export const db = prisma

const TRIES = 6
const MOST_MS = 15_000

/**
 * Runs one transaction in a context. Serialization failures and deadlocks are tried again with growing, random pauses
 * (PROV-8), so `work` must do nothing but database work: no network call, no hashing, no message.
 *
 * @throws TRY_AGAIN when it still collides after six tries.
 */
async function transact<T>(current: Context, work: (tx: Tx) => Promise<T>, mostMs: number = MOST_MS): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.run(current, () => prisma.$transaction(work, { timeout: mostMs, maxWait: MOST_MS }))
    } catch (error) {
      if (!isRetryable(error)) throw error
      if (attempt === TRIES) throw tryAgain()
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** One transaction for one account: it sees and writes that account's rows and no others. */
export const inAccount = <T>(actor: { accountId: string }, work: (tx: Tx) => Promise<T>): Promise<T> => transact({ as: 'account', accountId: actor.accountId }, work)

/**
 * One transaction of a colleague, across accounts. The actor is asked for so that nobody gets here without one.
 *
 * @param mostMs how long it may take; more than the usual 15 s only for what changes rows of all accounts
 */
export const inStaff = <T>(_actor: { type: 'staff' }, work: (tx: Tx) => Promise<T>, mostMs?: number): Promise<T> => transact({ as: 'staff' }, work, mostMs)

/** One transaction of the house itself: jobs, webhooks, signing in. */
export const inSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact({ as: 'system' }, work)
