import { MINUTE, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { deliveries as words } from '@/lib/messages/en/deliveries'

const OLD_MS = 15 * MINUTE

/**
 * Gives up on queued messages for which no job is left that would send them: the worker died in the last try. As failed
 * they are seen and can be sent again; as queued they would wait for ever.
 */
export async function failLostDeliveries(): Promise<void> {
  const before = new Date(now().getTime() - OLD_MS)
  await inSystem(
    (tx) => tx.$executeRaw`UPDATE deliveries d SET status = 'failed', failed_at = ${now()}, last_error = ${words.failures.lost}
      WHERE d.status = 'queued' AND d.created_at < ${before} AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs j WHERE j.key = 'delivery:' || d.id AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`,
  )
}
