import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { conflict } from '@/lib/core/errors'
import { siteDomain as say } from '@/lib/messages/en/site-domain'
import { lockChangeableSite } from '../visible'
import { LOST_AFTER_MS } from './policy'
import type { RequestProof } from './schema'

const MOST_ATTEMPTS = 3

/**
 * Asks for a look at the site's domain. The look itself is a worker's, after commit. Asking while one is under way changes
 * nothing; one that was lost is asked for anew.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; CONFLICT when the site is archived or its domain is proved already; LIMIT_REACHED beyond the plan.
 */
export function requestProof(actor: AccountActor, { id, method }: RequestProof): Promise<void> {
  return inAccount(actor, async (tx) => {
    const site = await lockChangeableSite(tx, actor, id)
    if (site.verifiedAt) throw conflict(say.alreadyProved)
    const at = now()
    // The job is made in RETURNING: it runs only where a look was really asked for.
    const asked = await tx.$queryRaw<unknown[]>`INSERT INTO site_proofs AS p (account_id, site_id, method, status, requested_by, requested_at)
      VALUES (${actor.accountId}::uuid, ${id}::uuid, ${method}::site_proof_method, 'queued', ${actor.userId}::uuid, ${at})
      ON CONFLICT (site_id, method) DO UPDATE SET status = 'queued', reason = NULL, checked_at = NULL, requested_by = EXCLUDED.requested_by, requested_at = EXCLUDED.requested_at
        WHERE p.status <> 'queued' OR p.requested_at < ${new Date(at.getTime() - LOST_AFTER_MS)}
      RETURNING enqueue('prove-domain', json_build_object('accountId', account_id, 'siteId', site_id, 'method', method),
        'proof:' || site_id || ':' || method, max_attempts => ${MOST_ATTEMPTS}::int)::text AS job`
    if (asked.length > 0) await record(tx, actor, 'site.proof_requested', { type: 'site', id, accountId: actor.accountId }, { method, domain: site.domain })
  })
}
