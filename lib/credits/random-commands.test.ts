import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { DAY, moveClock, now, resetClock } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { sql } from '@/lib/testing/database'
import { refund, spend } from './credit-service'
import { give, holder, keyed, remainders, violations } from './testing'

// CRED-3: a small model of the ledger goes along with the real one through random commands; after every single one they
// hold the same and the ledger's own check finds nothing.

interface ModelLot {
  bought: boolean
  expiresAt: number | null
  granted: number
  remaining: number
}
interface ModelSpend {
  id: string
  key: string
  amount: number
  refunded: number
  taken: Map<number, number>
}
interface Model {
  lots: ModelLot[]
  spends: ModelSpend[]
  lines: number
}
interface Real {
  owner: AccountActor
  keys: number
}

const live = (lot: ModelLot): boolean => lot.expiresAt === null || lot.expiresAt > now().getTime()
const available = (model: Model): number => model.lots.filter(live).reduce((sum, lot) => sum + lot.remaining, 0)
const expiryOf = (lot: ModelLot): number => lot.expiresAt ?? Number.POSITIVE_INFINITY
const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : String(error))

/** Indexes of the lots in the order in which they are spent. */
const inOrder = ({ lots }: Model): number[] =>
  lots.map((_, index) => index).toSorted((a, b) => {
    const [one, other] = [lots[a], lots[b]]
    if (!one || !other) return 0
    if (expiryOf(one) !== expiryOf(other)) return expiryOf(one) - expiryOf(other)
    return Number(one.bought) - Number(other.bought) || a - b
  })

/** Moves up to `amount` over lots in an order, at most `most(lot)` each. */
function spread(order: number[], amount: number, most: (index: number) => number): Map<number, number> {
  const moved = new Map<number, number>()
  for (const index of order) {
    const part = Math.min(most(index), amount)
    if (part > 0) moved.set(index, part)
    amount -= part
  }
  return moved
}

async function compare(model: Model, { owner }: Real): Promise<void> {
  expect(await violations()).toEqual([])
  expect(await remainders(owner)).toEqual(model.lots.map(({ remaining }) => remaining))
  const [row] = await sql('owner', 'SELECT balance::int, version::int FROM credit_balances WHERE account_id = $1', [owner.accountId])
  expect(row).toEqual({ balance: model.lots.reduce((sum, { remaining }) => sum + remaining, 0), version: model.lines })
}

type Command = fc.AsyncCommand<Model, Real>

const grants = fc.record({ amount: fc.integer({ min: 1, max: 60 }), bought: fc.boolean(), days: fc.option(fc.integer({ min: 1, max: 20 })) }).map(
  ({ amount, bought, days }): Command => ({
    check: () => true,
    async run(model, real) {
      const expiresAt = days === null ? undefined : new Date(now().getTime() + days * DAY)
      await give(real.owner, { amount, lotKind: bought ? 'bought' : 'plan', expiresAt })
      model.lots.push({ bought, expiresAt: expiresAt?.getTime() ?? null, granted: amount, remaining: amount })
      model.lines++
      await compare(model, real)
    },
    toString: () => `grant ${amount}${bought ? ' bought' : ''}${days === null ? '' : ` for ${days} days`}`,
  }),
)

const spends = fc.integer({ min: 1, max: 80 }).map(
  (amount): Command => ({
    check: () => true,
    async run(model, real) {
      const key = `k${real.keys++}`
      const before = available(model)
      const outcome = await spend(...keyed(real.owner, amount, key)).catch(codeOf)
      if (amount > before) expect(outcome).toBe('INSUFFICIENT_CREDITS')
      else {
        const taken = spread(inOrder(model), amount, (index) => (model.lots[index] && live(model.lots[index]) ? model.lots[index].remaining : 0))
        for (const [index, part] of taken) if (model.lots[index]) model.lots[index].remaining -= part
        model.lines++
        expect(outcome).toMatchObject({ replayed: false, result: { amount } })
        if (typeof outcome !== 'string') model.spends.push({ id: outcome.result.entryId, key, amount, refunded: 0, taken })
      }
      await compare(model, real)
    },
    toString: () => `spend ${amount}`,
  }),
)

const replays = fc.record({ which: fc.nat(), other: fc.boolean() }).map(
  ({ which, other }): Command => ({
    check: ({ spends: made }) => made.length > 0,
    async run(model, real) {
      const made = model.spends[which % model.spends.length]
      if (!made) return
      const outcome = await spend(...keyed(real.owner, made.amount + (other ? 1 : 0), made.key)).catch(codeOf)
      if (other) expect(outcome).toBe('IDEMPOTENCY_CONFLICT')
      else expect(outcome).toMatchObject({ replayed: true, result: { entryId: made.id, amount: made.amount } })
      await compare(model, real)
    },
    toString: () => `repeat ${which}${other ? ' changed' : ''}`,
  }),
)

const refunds = fc.record({ which: fc.nat(), amount: fc.option(fc.integer({ min: 1, max: 80 })) }).map(
  ({ which, amount }): Command => ({
    check: ({ spends: made }) => made.length > 0,
    async run(model, real) {
      const made = model.spends[which % model.spends.length]
      if (!made) return
      const rest = made.amount - made.refunded
      const outcome = await inAccount(real.owner, (tx) =>
        refund(tx, { accountId: real.owner.accountId, spendId: made.id, amount: amount ?? undefined, key: `r${real.keys++}`, reason: 'x', actor: { type: 'system', id: null }, source: 'test' }),
      ).catch(codeOf)
      const given = amount ?? rest
      if (rest === 0 || given > rest) expect(outcome).toBe('CONFLICT')
      else {
        const back = spread(inOrder(model).toReversed(), given, (index) => made.taken.get(index) ?? 0)
        for (const [index, part] of back) {
          if (model.lots[index]) model.lots[index].remaining += part
          made.taken.set(index, (made.taken.get(index) ?? 0) - part)
        }
        made.refunded += given
        model.lines++
        expect(outcome).toMatchObject({ replayed: false, result: { amount: given } })
      }
      await compare(model, real)
    },
    toString: () => `give back ${amount ?? 'all'} of ${which}`,
  }),
)

const waits = fc.integer({ min: 1, max: 8 }).map(
  (days): Command => ({
    check: () => true,
    async run(model, real) {
      moveClock(days * DAY)
      await compare(model, real)
    },
    toString: () => `wait ${days} days`,
  }),
)

test('CRED-3: random grants, spends, repeats, refunds and waits keep the ledger true after every step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([grants, spends, replays, refunds, waits], { maxCommands: 25, size: 'max' }), async (commands) => {
      resetClock()
      await fc.asyncModelRun(async () => ({ model: { lots: [], spends: [], lines: 0 }, real: { owner: await holder(), keys: 0 } }), commands)
    }),
    { numRuns: 25 },
  )
})
