import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound, validation } from '@/lib/core/errors'
import { organisation as words } from '@/lib/messages/en/organisation'
import { chooseAssignee, type Assignment } from './assignment'
import { endOf, inLists, moveInList } from './ordered-list'
import { mayOwn } from './owners'
import type { activeBody, addRuleBody, entryParams, moveBody, previewQuery } from './schema'

const say = words.errors
const subjectOf = (id: string) => ({ type: 'assignment_rule', id, accountId: null })

async function planIdOf(tx: Tx, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null
  const plan = await tx.plan.findFirst({ where: { slug }, select: { id: true } })
  if (!plan) throw validation({ plan: [say.unknownPlan] })
  return plan.id
}

/** A further rule, asked after all others. @throws VALIDATION on `plan` or `assignee`; CONFLICT when there are too many. */
export const addRule = (actor: StaffActor, { city, plan, assignee }: z.output<typeof addRuleBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const planId = await planIdOf(tx, plan)
    if (assignee !== undefined && !(await tx.staffMember.findFirst({ where: { userId: assignee, ...mayOwn }, select: { userId: true } }))) throw validation({ assignee: [say.unknownPerson] })
    const position = await endOf(tx, 'assignment_rules')
    const { id } = await tx.assignmentRule.create({ data: { position, city: city ?? null, planId, assigneeId: assignee ?? null } })
    await record(tx, actor, 'assignment_rule.added', subjectOf(id), { city: city ?? null, plan: plan ?? null, assignee_id: assignee ?? null })
  })

/** One place up or down: rules are asked in their order. @throws NOT_FOUND */
export const moveRule = (actor: StaffActor, input: z.output<typeof moveBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    if (await moveInList(tx, 'assignment_rules', input)) await record(tx, actor, 'assignment_rule.ordered', subjectOf(input.id))
  })

/** Switches a rule off, or on again; it keeps its place. @throws NOT_FOUND */
export const setRuleActive = (actor: StaffActor, { id, active }: z.output<typeof activeBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const { count } = await tx.assignmentRule.updateMany({ where: { id }, data: { active } })
    if (count === 0) throw notFound('This rule')
    await record(tx, actor, active ? 'assignment_rule.switched_on' : 'assignment_rule.switched_off', subjectOf(id))
  })

/** Deletes a rule; what it gave to whom stays. @throws NOT_FOUND */
export const removeRule = (actor: StaffActor, { id }: z.output<typeof entryParams>): Promise<void> =>
  inLists(actor, async (tx) => {
    const { count } = await tx.assignmentRule.deleteMany({ where: { id } })
    if (count === 0) throw notFound('This rule')
    await record(tx, actor, 'assignment_rule.removed', subjectOf(id))
  })

/** Who would get a registration from this city for this plan, if it came now. @throws VALIDATION on `plan`. */
export const previewAssignment = (actor: StaffActor, { city, plan }: z.output<typeof previewQuery>): Promise<Assignment | null> =>
  inStaff(actor, async (tx) => chooseAssignee(tx, { city: city ?? null, planId: await planIdOf(tx, plan) }))
