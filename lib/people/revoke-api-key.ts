import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { record } from '@/lib/audit/record'

/**
 * Ends a key of the account, or of the colleague who asks; the next request with it is refused. Revoking a revoked key
 * changes nothing.
 *
 * @throws NOT_FOUND for a key of somebody else.
 */
export function revokeApiKey(actor: AccountActor | StaffActor, { id }: { id: string }): Promise<void> {
  const holder = actor.type === 'staff' ? { accountId: null, staffUserId: actor.userId } : { accountId: actor.accountId }
  const write = async (tx: Tx): Promise<void> => {
    const revoked = await tx.apiKey.updateMany({ where: { id, ...holder, revokedAt: null }, data: { revokedAt: now() } })
    if (revoked.count === 1) return record(tx, actor, 'api_key.revoked', { type: 'api_key', id, accountId: holder.accountId })
    if ((await tx.apiKey.count({ where: { id, ...holder } })) === 0) throw notFound('This key')
  }
  return actor.type === 'staff' ? inStaff(actor, write) : inAccount(actor, write)
}
