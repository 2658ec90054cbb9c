import { DAY, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { openFileStore } from './file-store'

const UNPLACED_LIVE_MS = DAY
const BATCH = 200

/**
 * Removes files that were sent and belong to nothing after a day: an application that was left, an answer that was lost.
 * The bytes go before the rows are given up, so that none are left that no row knows of; a file that gets its place at
 * this moment is either found placed, or its sender is told that it is gone.
 *
 * @returns how many went.
 */
export async function sweepFiles(): Promise<number> {
  const store = openFileStore()
  const before = new Date(now().getTime() - UNPLACED_LIVE_MS)
  const count = await inSystem(async (tx) => {
    // What is asked twice is asked anew of a row that changed in between.
    const old = await tx.$queryRaw<{ key: string }[]>`DELETE FROM files WHERE registration_id IS NULL AND installation_id IS NULL AND id IN (
        SELECT id FROM files WHERE registration_id IS NULL AND installation_id IS NULL AND created_at < ${before} ORDER BY created_at LIMIT ${BATCH})
      RETURNING key`
    for (const { key } of old) await store.remove(key)
    return old.length
  })
  return count === BATCH ? count + (await sweepFiles()) : count
}
