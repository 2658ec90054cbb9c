import { afterEach, expect, test } from 'vitest'
import { DAY, moveClock, now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { refund, spend, type CreditRefund } from './credit-service'
import { balanceHistory, creditBalance, creditHistory } from './queries'
import { give, holder, keyed, remainders, violations } from './testing'
import type { AccountActor } from '@/lib/core/actor'

// CRED-3: whatever a test does, the ledger adds up after it.
afterEach(async () => expect(await violations()).toEqual([]))

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const codes = (results: PromiseSettledResult<unknown>[]) => results.filter((result) => result.status === 'rejected').map(({ reason }) => (reason as { code: string }).code)
const inDays = (days: number) => new Date(now().getTime() + days * DAY)

const giveBack = (actor: AccountActor, wanted: Partial<CreditRefund> & { spendId: string }) =>
  inAccount(actor, (tx) =>
    refund(tx, { accountId: actor.accountId, key: newId(), reason: 'The work failed', actor: { type: 'system', id: null }, source: 'test', ...wanted }),
  )

test('T3-02: the free plan’s credits are one line, and that line is the balance', async () => {
  const { owner } = await account({ plan: 'free' })
  expect(await creditBalance(owner)).toMatchObject({ balance: 1000, held: 0, available: 1000, lots: [{ kind: 'free', granted: 1000, remaining: 1000, expiresAt: null }] })
  expect(await creditHistory(owner, { limit: 25 })).toMatchObject({ total: 1, nextCursor: null, entries: [{ number: 1, kind: 'opening_grant', amount: 1000, balanceAfter: 1000 }] })
})

test('CRED-2: a spend is a line with its number, its balance, its author and its key', async () => {
  const owner = await holder({})
  const line = await spend(...keyed(owner, 30, 'order-1'))
  expect(line).toEqual({ replayed: false, result: { entryId: expect.any(String), amount: 30, balance: 70 } })
  const [stored] = await sql('owner', 'SELECT * FROM credit_entries WHERE id = $1', [line.result.entryId])
  expect(stored).toMatchObject({ version: '2', kind: 'spend', delta: '-30', balance_after: '70', idempotency_key: 'spend:order-1', actor_type: 'user', actor_id: owner.userId, source: 'web' })
})

test('CRED-4: 200 spends of 1 at once from 100: exactly 100 pass, the others are told what is left', async () => {
  const owner = await holder({})
  const results = await Promise.allSettled(times(200, () => spend(...keyed(owner, 1))))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
  expect(codes(results)).toEqual(times(100, () => 'INSUFFICIENT_CREDITS'))
  expect(await creditBalance(owner)).toMatchObject({ balance: 0, available: 0, lots: [] })
})

test('a spend that is too large takes nothing and says what could be spent', async () => {
  const owner = await holder({})
  await expect(spend(...keyed(owner, 101))).rejects.toMatchObject({ code: 'INSUFFICIENT_CREDITS', details: { available: 100, amount: 101 } })
  expect(await remainders(owner)).toEqual([100])
})

test('T3-07: one key charges once, also 50 times at once, and answers the same each time', async () => {
  const owner = await holder({})
  const results = await Promise.all(times(50, () => spend(...keyed(owner, 7, 'once'))))
  expect(new Set(results.map(({ result }) => JSON.stringify(result))).size).toBe(1)
  expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
  await expect(spend(...keyed(owner, 8, 'once'))).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  expect(await remainders(owner)).toEqual([93])
})

test('T3-07: a spend that failed for want of credits may be tried again with its key', async () => {
  const owner = await holder()
  await expect(spend(...keyed(owner, 5, 'later'))).rejects.toMatchObject({ code: 'INSUFFICIENT_CREDITS' })
  await give(owner)
  expect(await spend(...keyed(owner, 5, 'later'))).toMatchObject({ replayed: false, result: { balance: 95 } })
})

test('a spend without a key is refused', async () => {
  const owner = await holder({})
  const [, input] = keyed(owner, 1)
  await expect(spend(owner, input)).rejects.toMatchObject({ code: 'VALIDATION', fields: { 'idempotency-key': [expect.any(String)] } })
})

test('keys of two accounts, and of spends and grants, do not meet', async () => {
  const [one, other] = [await holder({ key: 'same' }), await holder({ key: 'same' })]
  expect(await spend(...keyed(one, 1, 'same'))).toMatchObject({ replayed: false })
  expect(await spend(...keyed(other, 2, 'same'))).toMatchObject({ replayed: false })
})

test('a grant’s key grants once, and not twice for another amount', async () => {
  const owner = await holder()
  const results = await Promise.all(times(20, () => give(owner, { key: 'invoice:1' })))
  expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
  await expect(give(owner, { key: 'invoice:1', amount: 5 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  expect(await remainders(owner)).toEqual([100])
})

test('CRED-8: a period of a subscription is granted once, even under another key', async () => {
  const owner = await holder()
  const [subscription] = await sql<{ id: string }>('owner', 'SELECT id FROM subscriptions WHERE account_id = $1', [owner.accountId])
  const period = { lotKind: 'plan', entryKind: 'plan_grant', subscriptionId: subscription?.id, periodStart: now() } as const
  await give(owner, period)
  await expect(give(owner, period)).rejects.toThrow('credit_lots_subscription_id_period_start_key')
  expect(await remainders(owner)).toEqual([100])
})

test('CRED-7 T3-07: soonest expiring first, then bought ones last, then the oldest', async () => {
  const owner = await holder({ lotKind: 'bought' }, {}, { lotKind: 'plan', expiresAt: inDays(30) }, { expiresAt: inDays(2) }, { lotKind: 'plan' })
  expect((await creditBalance(owner)).lots.map(({ kind, expiresAt }) => [kind, expiresAt !== null])).toEqual([
    ['free', true],
    ['plan', true],
    ['free', false],
    ['plan', false],
    ['bought', false],
  ])
  await spend(...keyed(owner, 50))
  expect(await remainders(owner)).toEqual([100, 100, 100, 50, 100])
  await spend(...keyed(owner, 200))
  expect(await remainders(owner)).toEqual([100, 50, 0, 0, 100])
  await spend(...keyed(owner, 151))
  expect(await remainders(owner)).toEqual([99, 0, 0, 0, 0])
})

test('CRED-7: a lot cannot be spent from the instant at which it expires', async () => {
  const expiresAt = inDays(1)
  const owner = await holder({ expiresAt }, { amount: 10 })
  moveClock(expiresAt.getTime() - now().getTime() - 500)
  expect(await creditBalance(owner)).toMatchObject({ balance: 110, available: 110 })
  moveClock(expiresAt.getTime() - now().getTime())
  expect(await creditBalance(owner)).toMatchObject({ balance: 110, available: 10, lots: [{ remaining: 10 }] })
  await expect(spend(...keyed(owner, 11))).rejects.toMatchObject({ code: 'INSUFFICIENT_CREDITS', details: { available: 10 } })
  await spend(...keyed(owner, 10))
  expect(await remainders(owner)).toEqual([100, 0])
})

test('CRED-7: to the millisecond: the last one before the instant counts, the instant itself does not', async () => {
  const expiresAt = inDays(1)
  const { accountId } = await holder({ expiresAt })
  const availableAt = async (moment: Date) => {
    // More than there is, so that only the answer comes back. The owner, because no clock of ours is asked.
    const [row] = await sql('owner', `SELECT available::int FROM credit_spend($1, $2, 1000, $3, 'h', 'x', '{}', 'system', NULL, 'test', $4)`, [accountId, newId(), newId(), moment])
    return row?.available
  }
  expect(await availableAt(new Date(expiresAt.getTime() - 1))).toBe(100)
  expect(await availableAt(expiresAt)).toBe(0)
})

test('T3-07: a failed operation is refunded once, into the lots it was paid from', async () => {
  const owner = await holder({ expiresAt: inDays(3) }, { lotKind: 'bought' })
  const { result } = await spend(...keyed(owner, 150))
  const refunds = await Promise.all(times(20, () => giveBack(owner, { spendId: result.entryId, key: 'job-1' })))
  expect(refunds.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(refunds[0]?.result).toMatchObject({ amount: 150, balance: 200 })
  expect(await remainders(owner)).toEqual([100, 100])
})

test('CRED-6: parts are given back, those that last longest first, and never more than was spent', async () => {
  const owner = await holder({ expiresAt: inDays(3) }, { lotKind: 'bought' })
  const { result } = await spend(...keyed(owner, 150))
  await giveBack(owner, { spendId: result.entryId, amount: 40 })
  expect(await remainders(owner)).toEqual([0, 90])
  await giveBack(owner, { spendId: result.entryId, amount: 40 })
  expect(await remainders(owner)).toEqual([30, 100])
  await expect(giveBack(owner, { spendId: result.entryId, amount: 71 })).rejects.toMatchObject({ code: 'CONFLICT', details: { refundable: 70 } })

  const race = await Promise.allSettled(times(10, () => giveBack(owner, { spendId: result.entryId, amount: 20 })))
  expect(codes(race)).toEqual(times(7, () => 'CONFLICT'))
  expect((await giveBack(owner, { spendId: result.entryId })).result.amount).toBe(10)
  await expect(giveBack(owner, { spendId: result.entryId })).rejects.toMatchObject({ code: 'CONFLICT', details: { refundable: 0 } })
  expect(await remainders(owner)).toEqual([100, 100])
})

test('only a spend of the same account can be given back', async () => {
  const [owner, stranger] = [await holder({}), await holder({})]
  const { result } = await spend(...keyed(owner, 10))
  const [opening] = await sql<{ id: string }>('owner', 'SELECT id FROM credit_entries WHERE account_id = $1 AND version = 1', [owner.accountId])
  await expect(giveBack(stranger, { spendId: result.entryId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(giveBack(owner, { spendId: opening?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(giveBack(owner, { spendId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the history pages through every line once, and only the account’s own', async () => {
  const owner = await holder({})
  for (const amount of [1, 2, 3, 4]) await spend(...keyed(owner, amount))
  await spend(...keyed(await holder({}), 50))

  const first = await creditHistory(owner, { limit: 2 })
  const second = await creditHistory(owner, { limit: 2, cursor: Number(first.nextCursor) })
  const third = await creditHistory(owner, { limit: 2, cursor: Number(second.nextCursor) })
  expect([first, second, third].flatMap(({ entries }) => entries.map(({ amount }) => amount))).toEqual([-4, -3, -2, -1, 100])
  expect(third.nextCursor).toBeNull()
  expect(first.total).toBe(5)
})

test('the picture of the balance has its lines in order and starts where they start', async () => {
  const owner = await holder({})
  await spend(...keyed(owner, 30))
  expect(await balanceHistory(owner)).toMatchObject({ start: 0, shortened: false, changes: [{ amount: 100, balanceAfter: 100 }, { amount: -30, balanceAfter: 70 }] })
  moveClock(100 * DAY)
  await spend(...keyed(owner, 5))
  expect(await balanceHistory(owner)).toMatchObject({ start: 70, changes: [{ balanceAfter: 65 }] })
})
