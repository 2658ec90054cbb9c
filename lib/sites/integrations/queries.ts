import type { z } from 'zod'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import type { IntegrationPlatform, IntegrationStatus } from '@/lib/generated/prisma/enums'
import { findSite } from '../visible'
import { LOST_AFTER_MS, type TestReason } from './policy'
import type { integrationAnswer } from './schema'

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
 * The integrations of a site that the actor may see, in the order in which they were added. A test that never ended is
 * shown as failed.
 *
 * @throws NOT_FOUND
 */
export function listIntegrations(actor: AccountActor, { id }: { id: string }): Promise<Integration[]> {
  return inAccount(actor, async (tx) => {
    await findSite(tx, actor, id)
    const rows = await tx.siteIntegration.findMany({
      where: { accountId: actor.accountId, siteId: id },
      orderBy: { id: 'asc' },
      // Named one by one: the sealed secret is not among them.
      select: { id: true, platform: true, address: true, username: true, status: true, reason: true, testedAt: true, createdAt: true, updatedAt: true },
    })
    const lostBefore = new Date(now().getTime() - LOST_AFTER_MS)
    return rows.map(({ updatedAt, reason, ...row }) =>
      row.status === 'testing' && updatedAt < lostBefore ? { ...row, status: 'failed', reason: 'lost' } : { ...row, reason: reason as TestReason | null },
    )
  })
}

/** In the words of the API. */
export const toIntegration = ({ testedAt, createdAt, ...rest }: Integration): z.input<typeof integrationAnswer> => ({
  ...rest,
  tested_at: testedAt?.toISOString() ?? null,
  created_at: createdAt.toISOString(),
})
