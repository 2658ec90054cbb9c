import { expect, test, vi } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { registration } from '@/lib/testing/registrations'
import { readTallies } from './count-registrations'
import { foldTallies } from './fold-tallies'

// The worker's own role folds, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

test('the tallies are added up without a moment in which they say something else, also while registrations come in', async () => {
  for (const status of ['verified', 'rejected', 'pending_verification'] as const) await registration({ status })
  const before = await inSystem(readTallies)
  await Promise.all([foldTallies(), foldTallies(), registration(), inSystem(readTallies).then((during) => expect(during.verified).toBe(1))])
  await foldTallies()
  expect(await inSystem(readTallies)).toEqual({ ...before, pending_verification: before.pending_verification + 1 })
  const rows = await sql<{ status: string; change: number }>('owner', 'SELECT status, change FROM registration_tallies ORDER BY status')
  const counted = await sql('owner', 'SELECT status, count(*)::int AS change FROM registrations GROUP BY status ORDER BY status')
  expect(rows).toEqual(counted)
})
