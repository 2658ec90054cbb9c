import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { lostBefore } from './policy'

const MOST_ATTEMPTS = 3

/**
 * Has the worker test an integration after commit. While a test is under way nothing more is asked for, unless `anew`.
 *
 * @param anew what would be tested has just changed
 * @returns whether a test was asked for.
 */
export async function startTest(tx: Tx, { accountId, id }: { accountId: string; id: string }, anew = false): Promise<boolean> {
  const at = now()
  // The moment marks this very test, so it is never the one before. The job is made in RETURNING: only where a test was really asked for.
  const started = await tx.$queryRaw<unknown[]>`UPDATE site_integrations
    SET status = 'testing', reason = NULL, updated_at = GREATEST(${at}, updated_at + interval '1 millisecond')
    WHERE account_id = ${accountId}::uuid AND id = ${id}::uuid AND (${anew} OR status <> 'testing' OR updated_at < ${lostBefore(at)})
    RETURNING enqueue('test-integration', json_build_object('accountId', account_id, 'integrationId', id), 'integration:' || id, max_attempts => ${MOST_ATTEMPTS}::int)::text AS job`
  return started.length > 0
}
