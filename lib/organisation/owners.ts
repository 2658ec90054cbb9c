import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffRole } from '@/lib/generated/prisma/enums'

/** Roles whose colleagues may have registrations of their own: who works with them at a desk. Others may not change them, or not see them. */
const ROLES = ['admin', 'supervisor', 'agent'] as const satisfies readonly StaffRole[]

/** A colleague who works here and may have registrations. */
export const mayOwn = { active: true, role: { in: [...ROLES] } } satisfies Prisma.StaffMemberWhereInput
/** The same in SQL, of `staff_members s`. */
export const MAY_OWN = Prisma.sql`(s.active AND s.role = ANY(${[...ROLES]}::staff_role[]))`
