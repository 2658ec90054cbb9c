import { db } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'

/**
 * Gives the jobs of workers that died without letting go back to the queue; by itself it would wait four hours. Dead is
 * who has not been seen for a minute; a job locked within the last minute may belong to one that has just begun.
 * The times are the database's, which is the only clock that all workers share.
 */
export async function freeJobsOfDeadWorkers(): Promise<void> {
  const dead = await db.$queryRaw<{ id: string }[]>`SELECT DISTINCT j.locked_by AS id FROM graphile_worker.jobs j
    WHERE j.locked_at < now() - interval '1 minute'
      AND NOT EXISTS (SELECT FROM worker_heartbeats h WHERE h.id = j.locked_by AND h.seen_at > now() - interval '1 minute')`
  if (dead.length === 0) return
  const ids = dead.map(({ id }) => id)
  logger.warn({ workers: ids }, 'jobs of dead workers go back to the queue')
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`
}
