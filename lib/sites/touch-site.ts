import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Changes a site whose row the caller holds, and notes that it was changed. */
export const touchSite = (tx: Tx, actor: AccountActor, id: string, data: Prisma.SiteUncheckedUpdateInput = {}): Promise<unknown> =>
  tx.site.update({ where: { id, accountId: actor.accountId }, data: { ...data, updatedAt: now() }, select: { id: true } })
