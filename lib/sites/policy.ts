// Pure rules of sites, tested without a database. Browser-safe.
import type { MembershipRole } from '@/lib/generated/prisma/enums'
import type { SiteStatus } from '@/lib/generated/prisma/enums'

/** Owners and admins see every site of the account; a key of the account acts as an admin. All others need access to each. */
export const seesAllSites = ({ role }: { role: MembershipRole }): boolean => role === 'owner' || role === 'admin'

/** Places left under a plan's limit. `null` is unlimited. */
export const placesLeft = ({ limit, used }: { limit: number | null; used: number }): number => (limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - used))

/** A site by its age. */
export interface Aged {
  createdAt: Date
  id: string
}

/** The youngest site that the plan still has a place for; null when all have one. `none`: the plan has no place at all. */
export type PlanEdge = Aged | 'none' | null

/**
 * Is this site beyond the plan's number (SITE-3)? After a move to a smaller plan the oldest sites stay as they are; the
 * others can be looked at and archived, but not changed.
 */
export function isBeyondPlan(site: Aged & { status: SiteStatus }, edge: PlanEdge): boolean {
  if (site.status === 'archived' || edge === null) return false
  if (edge === 'none') return true
  const apart = site.createdAt.getTime() - edge.createdAt.getTime()
  return apart > 0 || (apart === 0 && site.id > edge.id)
}
