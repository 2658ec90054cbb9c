import { expect, test, vi } from 'vitest'

vi.hoisted(() => {
  process.env.DATABASE_POOL = '32'
})

import { pool, inAccount } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { refund, spend } from './credit-service'
import { give, holder, keyed, violations } from './testing'

const WORKERS = 32
const COMMANDS = 10_000

test('CRED-5: 10 000 grants, spends and refunds by 32 workers over 12 accounts: no deadlock, nothing lost', async () => {
  const owners = await Promise.all(Array.from({ length: 12 }, () => holder({ amount: 500 }, { amount: 200, lotKind: 'bought' })))
  const spent: { owner: (typeof owners)[number]; spendId: string }[] = []
  const counts = { granted: 0, taken: 0, returned: 0 }
  let left = COMMANDS

  const random = (below: number): number => Math.floor(Math.random() * below)
  const act = async (): Promise<void> => {
    const owner = owners[random(owners.length)]
    const dice = random(10)
    if (!owner) return
    if (dice === 0) {
      const { result } = await give(owner, { amount: 1 + random(40) })
      counts.granted += result.amount
    } else if (dice < 3 && spent.length > 0) {
      const [taken] = spent.splice(random(spent.length), 1)
      if (!taken) return
      const { accountId } = taken.owner
      const back = await inAccount(taken.owner, (tx) =>
        refund(tx, { accountId, spendId: taken.spendId, key: newId(), reason: 'x', actor: { type: 'system', id: null }, source: 'test' }),
      )
      counts.returned += back.result.amount
    } else {
      const line = await spend(...keyed(owner, 1 + random(8))).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'INSUFFICIENT_CREDITS' })
      })
      if (!line) return
      counts.taken += line.result.amount
      spent.push({ owner, spendId: line.result.entryId })
    }
  }
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (left-- > 0) await act()
    }),
  )

  expect(pool.totalCount).toBe(WORKERS)
  expect(await violations()).toEqual([])
  const [sum] = await sql('owner', 'SELECT sum(balance)::int AS balance FROM credit_balances')
  expect(sum?.balance).toBe(owners.length * 700 + counts.granted - counts.taken + counts.returned)
  // A connection hands its counters over when it closes.
  await pool.end()
  const [stats] = await sql('owner', 'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()')
  expect(stats?.deadlocks).toBe(0)
})
