import { performance } from 'node:perf_hooks'
import { pool } from '@/lib/core/db'
import { provisionAccount } from '@/lib/onboarding/provision-account'
import { order } from '@/lib/testing/factories'
import { statementsOf } from '@/lib/testing/statements'

// provisionAccount alone, without hashing, one after the other, on the database in DATABASE_APP_URL: how long one
// transaction takes, and how many times it goes to the database and back.

const WARM_UP = 50
const RUNS = 400

const at = (share: number, sorted: readonly number[]): number => sorted[Math.floor(sorted.length * share)] ?? 0

/** Figures of a signup to a free and to a paid plan. */
export async function measureProvisioning(): Promise<{ plan: string; roundTrips: number; medianMs: number; p95Ms: number }[]> {
  const figures = []
  for (const plan of ['free', 'starter']) {
    const counted = await order({ plan })
    const orders = await Promise.all(Array.from({ length: WARM_UP + RUNS }, () => order({ plan })))
    const times: number[] = []
    for (const wanted of orders) {
      const start = performance.now()
      await provisionAccount(wanted)
      times.push(performance.now() - start)
    }
    const { statements } = await statementsOf(() => provisionAccount(counted))
    const sorted = times.slice(WARM_UP).toSorted((one, other) => one - other)
    figures.push({ plan, roundTrips: statements.length, medianMs: at(0.5, sorted), p95Ms: at(0.95, sorted) })
  }
  await pool.end()
  return figures
}
