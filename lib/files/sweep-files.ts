import { DAY, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { openFileStore } from './file-store'

const UNPLACED_LIVE_MS = DAY
const BATCH = 200

/**
 * Gives up files that were sent and belong to nothing after a day: an application that was left, an answer that was lost.
 * A row goes together with a job that removes its bytes, so that none are left that nobody knows of; a file that gets its
 * place at this moment is either found placed, or its sender is told that it is gone.
 *
 * @returns how many went.
 */
export async function sweepFiles(): Promise<number> {
  const before = new Date(now().getTime() - UNPLACED_LIVE_MS)
  const gone = await inSystem(
    // What is asked twice is asked anew of a row that changed in between.
    (tx) => tx.$queryRaw<[{ count: number }]>`WITH gone AS (
        DELETE FROM files WHERE registration_id IS NULL AND installation_id IS NULL AND id IN (
          SELECT id FROM files WHERE registration_id IS NULL AND installation_id IS NULL AND created_at < ${before} ORDER BY created_at LIMIT ${BATCH})
        RETURNING key)
      SELECT count(*)::int AS count, CASE WHEN count(*) > 0 THEN enqueue('remove-bytes', json_build_object('keys', json_agg(key))) END AS job FROM gone`,
  )
  const [{ count }] = gone
  return count === BATCH ? count + (await sweepFiles()) : count
}

/** Removes the bytes of files that were given up. May be run again for the same keys. @throws when the store fails; the job is tried again. */
export async function removeBytes(keys: readonly string[]): Promise<void> {
  const store = openFileStore()
  for (const key of keys) await store.remove(key)
}
