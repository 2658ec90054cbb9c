import type { Tx } from '@/lib/core/db'
import { chooseAssignee } from '@/lib/organisation/assignment'
import { writeActivity } from './activity'

/**
 * Gives a new registration to whom the rules name, inside the transaction that takes it in. Without a rule that fits it
 * stays nobody's.
 */
export async function assignByRule(tx: Tx, id: string): Promise<void> {
  const registration = await tx.registration.findUniqueOrThrow({ where: { id }, select: { city: true, planId: true, assigneeId: true } })
  const chosen = await chooseAssignee(tx, registration)
  if (!chosen?.assigneeId || chosen.assigneeId === registration.assigneeId) return
  await tx.registration.update({ where: { id }, data: { assigneeId: chosen.assigneeId } })
  await writeActivity(tx, { type: 'system', name: 'assignment' }, { registrationId: id, kind: 'assigned', data: { from: registration.assigneeId, to: chosen.assigneeId, rule: chosen.ruleId }, origin: 'job' })
}
