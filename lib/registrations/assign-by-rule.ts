import type { Tx } from '@/lib/core/db'
import { chooseAssignees } from '@/lib/organisation/assignment'
import { writeActivities } from './activity'

/**
 * Gives new registrations to whom the rules name, inside the transaction that takes them in. Without a rule that fits
 * they stay nobody's. A few statements, however many.
 *
 * @param ids the first of them is given first, where a rule shares them out
 */
export async function assignByRule(tx: Tx, ids: readonly string[]): Promise<void> {
  const found = new Map((await tx.registration.findMany({ where: { id: { in: [...ids] } }, select: { id: true, city: true, planId: true, assigneeId: true } })).map((one) => [one.id, one]))
  const registrations = ids.flatMap((id) => found.get(id) ?? [])
  const chosen = await chooseAssignees(tx, registrations.map(({ city, planId }) => ({ city, planId })))
  const given = registrations.flatMap(({ id, assigneeId: from }, index) => {
    const { ruleId: rule, assigneeId: to } = chosen[index] ?? { ruleId: '', assigneeId: null }
    return to === null || to === from ? [] : [{ registrationId: id, to, data: { from, to, rule } }]
  })
  if (given.length === 0) return
  await tx.$executeRaw`UPDATE registrations r SET assignee_id = g."to" FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g ("registrationId" uuid, "to" uuid) WHERE r.id = g."registrationId"`
  await writeActivities(tx, { type: 'system', name: 'assignment' }, { kind: 'assigned', origin: 'job' }, given)
}
