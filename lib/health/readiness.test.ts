import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { checkReadiness, isServing } from './readiness'

test('a migrated database with a live worker serves', async () => {
  await sql('worker', `INSERT INTO worker_heartbeats (id) VALUES ('w1')`)
  const readiness = await checkReadiness()
  expect(readiness).toMatchObject({ database: 'ok', migrations: 'ok', worker: 'ok', channels: { email: 'local', files: 'local' } })
  expect(isServing(readiness)).toBe(true)
})

test('without a sign of life for a minute the worker is missing, and pages still serve', async () => {
  await sql('worker', `UPDATE worker_heartbeats SET seen_at = now() - interval '61 seconds'`)
  const readiness = await checkReadiness()
  expect(readiness.worker).toBe('missing')
  expect(isServing(readiness)).toBe(true)
})

test('a database that lacks a migration does not serve', async () => {
  await sql('owner', `DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`)
  const readiness = await checkReadiness()
  expect(readiness.migrations).toBe('pending')
  expect(isServing(readiness)).toBe(false)
})
