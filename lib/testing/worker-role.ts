import { vi } from 'vitest'

/**
 * From here on this file works as the worker's own role, here as in life. What was imported before keeps the
 * application's role: what the worker runs is imported afterwards, with `await import(…)`.
 */
export async function becomeWorker(): Promise<void> {
  const opened = globalThis as { gatehouseDatabase?: { pool: { end: () => Promise<void> } } }
  await opened.gatehouseDatabase?.pool.end()
  delete opened.gatehouseDatabase
  vi.resetModules()
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
}
