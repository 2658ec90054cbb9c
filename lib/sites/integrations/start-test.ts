import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { LOST_AFTER_MS } from './policy'

const MOST_ATTEMPTS = 3

/**
 * Has the worker test an integration after commit. While a test is under way nothing more is asked for, unless `anew`.
 *
 * @param anew what would be tested has just changed
 */
export async function startTest(tx: Tx, { accountId, id }: { accountId: string; id: string }, anew = false): Promise<boolean> {
  const at = now()
  // The job is made in RETURNING: only where a test was really asked for.
  const started = await tx.$queryRaw<unknown[]>`UPDATE site_integrations SET status = 'testing', reason = NULL, updated_at = ${at}
    WHERE account_id = ${accountId}::uuid AND id = ${id}::uuid AND (${anew} OR status <> 'testing' OR updated_at < ${new Date(at.getTime() - LOST_AFTER_MS)})
    RETURNING enqueue('test-integration', json_build_object('accountId', account_id, 'integrationId', id), 'integration:' || id, max_attempts => ${MOST_ATTEMPTS}::int)::text AS job`
  return started.length > 0
}
