import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'

/** When the provider last told us anything; null when it has not within the last 30 days. */
export const lastEventAt = (actor: StaffActor): Promise<Date | null> =>
  inStaff(actor, async (tx) => (await tx.whatsappEvent.findFirst({ orderBy: { receivedAt: 'desc' }, select: { receivedAt: true } }))?.receivedAt ?? null)
