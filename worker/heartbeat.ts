import { SECOND } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import { freeJobsOfDeadWorkers } from './free-jobs.ts'

const EVERY_MS = 15 * SECOND

/**
 * Says at once and every 15 seconds that this worker lives, and looks after those that no longer do. An interval of its
 * own rather than a job, so that a full queue does not look like a dead worker.
 *
 * @param id the name under which the worker locks its jobs
 */
export function beat(id: string): { stop: () => Promise<void> } {
  const once = async (): Promise<void> => {
    await db.$executeRaw`INSERT INTO worker_heartbeats (id) VALUES (${id}) ON CONFLICT (id) DO UPDATE SET seen_at = now()`
    await freeJobsOfDeadWorkers()
  }
  let last = Promise.resolve()
  const run = (): void => {
    last = once().catch((error: unknown) => logger.error({ error }, 'the worker could not say that it lives'))
  }
  run()
  const timer = setInterval(run, EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await last
      await db.workerHeartbeat.deleteMany({ where: { id } })
    },
  }
}
