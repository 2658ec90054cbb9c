import { Prisma } from '@/lib/generated/prisma/client'
import type { VisitSlot } from '@/lib/generated/prisma/enums'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { containing } from '@/lib/core/like-pattern'

/** Somebody who waits for a visit that has no time yet. */
export interface Waiting {
  kind: 'survey' | 'installation'
  id: string
  number: string
  name: string
  city: string | null
  /** What the person asked for. */
  preferredDate: string | null
  preferredSlot: VisitSlot | null
}

/** So many are offered of each kind; the search finds the others. */
const OFFERED = 25

/** Who waits for a visit, the longest waiting first: registrations for their survey, installations for a technician. Only what the colleague may book. */
export const listWaiting = (actor: StaffActor, find?: string): Promise<Waiting[]> =>
  inStaff(actor, async (tx) => {
    const registration = find ? Prisma.sql`AND (r.search LIKE ${containing(find)} OR lower(r.city) = ${find.toLowerCase()})` : Prisma.empty
    const installation = find ? Prisma.sql`AND i.search LIKE ${containing(find)}` : Prisma.empty
    const surveys = can(actor, 'registrations:schedule')
      ? await tx.$queryRaw<Waiting[]>`SELECT 'survey' AS kind, r.id, r.number, r.full_name AS name, r.city, r.preferred_date::text AS "preferredDate", r.preferred_slot::text AS "preferredSlot"
          FROM staff_registrations r WHERE r.status = 'verified' ${registration} ORDER BY r.entered_at, r.id LIMIT ${OFFERED}`
      : []
    const installations = can(actor, 'installations:assign')
      ? await tx.$queryRaw<Waiting[]>`SELECT 'installation' AS kind, i.id, i.number, i.contact_name AS name, i.city, i.preferred_date::text AS "preferredDate", i.preferred_slot::text AS "preferredSlot"
          FROM installations i WHERE i.status IN ('open', 'failed') ${installation} ORDER BY i.created_at, i.id LIMIT ${OFFERED}`
      : []
    return [...surveys, ...installations]
  })
