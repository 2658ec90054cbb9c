import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { endSessions } from '@/lib/auth/sessions'
import { record } from '@/lib/audit/record'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import type { ChangeStaff } from './schema'

/**
 * Gives a colleague another role, or takes the console away from them (and gives it back). The wrapper has checked
 * `staff:manage`. Losing it counts from the colleague's next request; their sessions end.
 *
 * @throws CONFLICT when no admin would be left; NOT_FOUND for somebody who is no colleague.
 */
export function changeStaff(actor: StaffActor, { user_id, role, active }: ChangeStaff): Promise<void> {
  return inStaff(actor, async (tx) => {
    // Holds every admin's row until commit, so that two admins cannot demote each other at the same moment.
    const admins = await tx.$queryRaw<{ id: string }[]>`SELECT user_id AS id FROM staff_members WHERE role = 'admin' AND active ORDER BY user_id FOR UPDATE`
    const before = await tx.staffMember.findUnique({ where: { userId: user_id } })
    if (!before) throw notFound('This colleague')
    const after = { role: role ?? before.role, active: active ?? before.active }
    const isAdmin = (colleague: { role: StaffRole; active: boolean }) => colleague.role === 'admin' && colleague.active
    if (isAdmin(before) && !isAdmin(after) && admins.length === 1) throw conflict('Somebody has to stay admin. Make another colleague admin first')
    await tx.staffMember.update({ where: { userId: user_id }, data: after, select: { userId: true } })
    if (!after.active) await endSessions(tx, user_id)
    await record(tx, actor, 'staff.changed', { type: 'user', id: user_id, accountId: null }, { before: { role: before.role, active: before.active }, after })
  })
}
