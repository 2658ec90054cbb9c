import type { StaffActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'

/**
 * A colleague as they are at this moment, for work that goes on after their request: whoever has left, is suspended or
 * has another role meanwhile may do from now on what they then may.
 *
 * @param requestId of the request that began the work; histories and logs name it
 * @returns null for one who no longer works here
 */
export async function colleagueNow(userId: string, requestId: string): Promise<StaffActor | null> {
  const found = await inSystem((tx) => tx.staffMember.findFirst({ where: { userId, active: true, user: { suspendedAt: null } }, select: { role: true } }))
  return found && { type: 'staff', userId, actorId: userId, role: found.role, scopes: null, requestId, ip: '' }
}
