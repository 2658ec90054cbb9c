import { beforeAll, expect, test, vi } from 'vitest'
import { account, type TestAccount } from '@/lib/testing/factories'
import { db, inAccount, inSystem } from './db'
import { conflict } from './errors'
import { newId } from './ids'
import { once } from './once'

// Two connections for everybody: whoever leaves something behind on one is found out soon.
vi.hoisted(() => {
  process.env.DATABASE_POOL = '2'
})

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

let accounts: TestAccount[]
beforeAll(async () => {
  accounts = [await account(), await account(), await account(), await account()]
})

test('1 000 interleaved transactions of four accounts over two connections: each sees its own rows and no others', async () => {
  const seen = await Promise.all(
    times(1000, async (n) => {
      const mine = accounts[n % accounts.length]
      // Every fifth asks without a context, which must find nothing left of the others'.
      const rows = n % 5 === 4 ? await db.account.findMany({ select: { id: true } }) : await inAccount(mine?.owner ?? { accountId: '' }, (tx) => tx.account.findMany({ select: { id: true } }))
      return { expected: n % 5 === 4 ? [] : [mine?.accountId], rows: rows.map(({ id }) => id) }
    }),
  )
  for (const { expected, rows } of seen) expect(rows).toEqual(expected)
})

test('a transaction that throws leaves nothing, and its connection is good for the next', async () => {
  const [first] = accounts
  const fails = inAccount(first?.owner ?? { accountId: '' }, async (tx) => {
    await tx.account.updateMany({ data: { name: 'Half done' } })
    throw conflict('no')
  })
  await expect(fails).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await inSystem((tx) => tx.account.count({ where: { name: 'Half done' } }))).toBe(0)
})

test('statements that are sent side by side in one transaction are carried out one after the other; one that fails leaves the connection good', async () => {
  const warned: Error[] = []
  const note = (warning: Error): void => void warned.push(warning)
  process.on('warning', note)
  const order = await inSystem((tx) =>
    Promise.all(times(8, (n) => tx.$queryRaw<[{ n: number; at: Date }]>`SELECT ${n}::int AS n, clock_timestamp() AS at`.then(([row]) => row))),
  )
  expect(order.map((row) => row?.n)).toEqual(times(8, (n) => n))
  const moments = order.map((row) => row?.at.getTime() ?? 0)
  expect(moments).toEqual(moments.toSorted((one, other) => one - other))
  const [mine] = accounts
  await inSystem((tx) => tx.account.findUniqueOrThrow({ where: { id: mine?.accountId ?? '' }, include: { memberships: { include: { user: true } }, subscriptions: { include: { planVersion: { include: { plan: true } } } }, invoices: true } }))

  await expect(inSystem((tx) => Promise.all([tx.$queryRaw`SELECT 1`, tx.$queryRaw`SELECT 1 / (SELECT 0)`, tx.$queryRaw`SELECT 2`]))).rejects.toThrow('division by zero')
  expect(await inSystem((tx) => tx.account.count())).toBe(accounts.length)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', note)
  expect(warned.filter(({ name }) => name === 'DeprecationWarning')).toEqual([])
})

test('an account id that is not a uuid never reaches the database', async () => {
  await expect(inAccount({ accountId: `x'; DROP TABLE accounts; --` }, (tx) => tx.account.count())).rejects.toThrow('an account id is a uuid')
})

test('PROV-3: 50 parallel commands with one key are carried out once, and all get the one answer', async () => {
  const command = { scope: 'test', key: newId(), requestHash: 'a' }
  let carriedOut = 0
  const answers = await Promise.all(times(50, () => inSystem((tx) => once(tx, command, async () => ({ number: ++carriedOut })))))
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(new Set(answers.map(({ result }) => result.number))).toEqual(new Set([carriedOut]))
})

test('PROV-3: a failed command gives its key back; another request with the key of a done one is refused', async () => {
  const command = { scope: 'test', key: newId(), requestHash: 'a' }
  const failing = inSystem((tx) => once(tx, command, () => Promise.reject(conflict('not now'))))
  await expect(failing).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await inSystem((tx) => once(tx, command, async () => 'done'))).toEqual({ replayed: false, result: 'done' })
  await expect(inSystem((tx) => once(tx, { ...command, requestHash: 'b' }, async () => 'other'))).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
})
