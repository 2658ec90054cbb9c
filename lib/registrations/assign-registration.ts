import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { mayOwn } from '@/lib/organisation/owners'
import { writeActivity } from './activity'
import type { AssignBody } from './schema'
import { readRegistration, type RegistrationRow } from './select-registrations'
import { lockRegistration } from './write-move'

interface AssignOrder extends AssignBody {
  id: string
  origin: ChangeOrigin
}

/**
 * Gives a registration to a colleague, or to nobody. Given to whom it belongs already, nothing happens.
 *
 * @throws NOT_FOUND; VALIDATION on `assignee_id` when this colleague does not work here, or not with registrations
 */
export const assignRegistration = (actor: StaffActor, order: AssignOrder): Promise<RegistrationRow> =>
  inStaff(actor, async (tx) => {
    await assignInside(tx, actor, order)
    return readRegistration(tx, order.id)
  })

/** The same inside a transaction of the caller. */
export async function assignInside(tx: Tx, actor: StaffActor, { id, assignee_id: to, origin }: AssignOrder): Promise<void> {
  await lockRegistration(tx, id)
  const { assigneeId: from } = await readRegistration(tx, id)
  if (from === to) return
  if (to !== null && !(await tx.staffMember.findFirst({ where: { userId: to, ...mayOwn }, select: { userId: true } }))) {
    throw validation({ assignee_id: [words.refused.noColleague] })
  }
  await tx.registration.update({ where: { id }, data: { assigneeId: to } })
  await writeActivity(tx, actor, { registrationId: id, kind: 'assigned', data: { from, to }, origin })
}
