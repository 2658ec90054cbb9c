import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { IntegrationPlatform, IntegrationStatus } from '@/lib/generated/prisma/enums'
import { findSite } from '../visible'
import { lostBefore, type TestReason } from './policy'
import type { IntegrationId } from './schema'

/** An integration as it may be shown: without its secret. */
export interface Integration {
  id: string
  platform: IntegrationPlatform
  address: string
  username: string | null
  status: IntegrationStatus
  reason: TestReason | null
  testedAt: Date | null
  createdAt: Date
}

/**
 * The integrations of a site that the actor may see, in the order in which they were added: few enough for one page. A
 * test that never ended is shown as failed.
 *
 * @throws NOT_FOUND as in `findSite`.
 */
export function listIntegrations(actor: AccountActor, { id }: { id: string }): Promise<Integration[]> {
  return inAccount(actor, async (tx) => {
    await findSite(tx, actor, id)
    const rows = await tx.siteIntegration.findMany({
      where: { accountId: actor.accountId, siteId: id },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      // Named one by one: the sealed secret is not among them.
      select: { id: true, platform: true, address: true, username: true, status: true, reason: true, testedAt: true, createdAt: true, updatedAt: true },
    })
    const lost = lostBefore(now())
    return rows.map(({ updatedAt, reason, ...row }): Integration =>
      // Only the worker writes reasons, and only these words.
      row.status === 'testing' && updatedAt < lost ? { ...row, status: 'failed', reason: 'lost' } : { ...row, reason: reason as TestReason | null },
    )
  })
}

/**
 * One of them.
 *
 * @throws NOT_FOUND
 */
export async function getIntegration(actor: AccountActor, { id, integration }: IntegrationId): Promise<Integration> {
  const found = (await listIntegrations(actor, { id })).find((each) => each.id === integration)
  if (!found) throw notFound('This integration')
  return found
}
