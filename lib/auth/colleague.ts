import type { StaffActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'

/** In whose name work goes on after their request. */
export interface Order {
  userId: string
  /** The key that it was asked for with; null where they were signed in. */
  keyId: string | null
  /** Of the request that asked for it; histories and logs name it. */
  requestId: string
}

/**
 * A colleague as they are at this moment, for work that goes on after their request: whoever has left, is suspended or
 * has another role meanwhile may do from now on what they then may. What a key asked for ends with the key.
 *
 * @returns null for one who no longer works here, and for a key that was revoked
 */
export const colleagueNow = ({ userId, keyId, requestId }: Order): Promise<StaffActor | null> =>
  inSystem(async (tx) => {
    const found = await tx.staffMember.findFirst({ where: { userId, active: true, user: { suspendedAt: null } }, select: { role: true } })
    const key = keyId === null ? null : await tx.apiKey.findFirst({ where: { id: keyId, staffUserId: userId, revokedAt: null }, select: { scopes: true } })
    if (!found || (keyId !== null && !key)) return null
    return { type: 'staff', userId, actorId: userId, role: found.role, scopes: key && key.scopes, keyId, requestId, ip: '' }
  })
