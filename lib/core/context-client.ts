import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { isUuid } from './ids.ts'

// Row-level security asks in every transaction who works and for which account. The answer travels on the BEGIN itself,
// so a scoped transaction costs no round trip more than a plain one, and no transaction can forget it.

/** What the database's policies see of a transaction. */
export type Context = { as: 'account'; accountId: string } | { as: 'staff' } | { as: 'system' }

// One for each process, like the pool that reads it: a bundle may hold this module more than once, and each copy must
// speak of the same context, or a transaction would begin in none.
const shared = globalThis as { gatehouseContext?: AsyncLocalStorage<Context> }
export const context = (shared.gatehouseContext ??= new AsyncLocalStorage<Context>())

/** For tests: told of every statement before it is sent; may throw, or cut the connection, to stand in for a failing database. */
export const statementWatch = new AsyncLocalStorage<(sql: string, cut: () => void) => void>()

// Colleagues look through all there is, by indexes that lie in memory or on a disk without a head, a thousand rows at most:
// to make machine code of such a statement takes longer than to run it.
const STAFF_PLANS = `, set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true)`

const beginIn = (current: Context): string => {
  const account = current.as === 'account' ? current.accountId : ''
  // Spliced into SQL, so nothing but a uuid may pass.
  if (account !== '' && !isUuid(account)) throw new TypeError('an account id is a uuid')
  return `BEGIN; SELECT set_config('app.context', '${current.as}', true), set_config('app.account_id', '${account}', true)${current.as === 'staff' ? STAFF_PLANS : ''}`
}

const sqlOf = (query: unknown): string =>
  typeof query === 'string' ? query : typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string' ? query.text : ''

/** Prisma keeps only the message of some errors, so the constraint's name goes into it; the failing row never does. */
function nameConstraint(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.constraint && !error.message.includes(`"${error.constraint}"`)) error.message += ` [${error.constraint}]`
  throw error
}

type Query = (...args: unknown[]) => unknown

const atHand = new WeakMap<pg.Client, Promise<unknown>>()

/**
 * Sends a statement when those before it on the same connection are done. A connection carries out one at a time, and pg
 * will soon refuse a second one instead of keeping it in a queue; Prisma reads the relations of a row side by side, inside
 * a transaction too (prisma/orm#29468).
 */
function inTurn(client: pg.Client, send: () => Promise<unknown>): Promise<unknown> {
  const before = atHand.get(client)
  const answer = before ? before.then(send) : send()
  atHand.set(
    client,
    answer.then(
      () => undefined,
      () => undefined,
    ),
  )
  return answer
}

/** A connection that opens its transactions in the current context. */
export class ContextClient extends pg.Client {
  static {
    const plain = Reflect.get(pg.Client.prototype, 'query') as Query
    const scoped: Query = function (this: ContextClient, query, ...rest) {
      const sql = sqlOf(query)
      statementWatch.getStore()?.(sql, () => this.connection.stream.destroy())
      const current = sql === 'BEGIN' ? context.getStore() : undefined
      const sent = current && typeof query === 'object' ? { ...query, text: beginIn(current) } : query
      // Who brings a callback has the connection to themselves: the pool's own queries.
      if (typeof rest.at(-1) === 'function') return plain.call(this, sent, ...rest)
      return inTurn(this, () => plain.call(this, sent, ...rest) as Promise<unknown>).catch(nameConstraint)
    }
    Object.defineProperty(this.prototype, 'query', { value: scoped, writable: true, configurable: true })
  }
}
