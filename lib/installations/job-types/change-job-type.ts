import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { jobTypes as words } from '@/lib/messages/en/job-types'
import { MOST_ITEMS, type AddItem, type ChangeItem, type ChangeJobType, type MoveItem } from './schema'

// What a kind of field job is and asks for. Jobs copied it when they were opened, so nothing here reaches them.

const subjectOf = (id: string) => ({ type: 'job_type', id, accountId: null })

/** Holds a job type, so that its checklist has one writer at a time. @throws NOT_FOUND */
async function lockType(tx: Tx, id: string): Promise<void> {
  const [type] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM job_types WHERE id = ${id}::uuid FOR UPDATE`
  if (!type) throw notFound('This job type')
}

/** Holds the job type of an item. @throws NOT_FOUND also when the item was removed meanwhile */
async function lockItem(tx: Tx, id: string): Promise<{ jobTypeId: string; text: string }> {
  const before = await tx.jobTypeItem.findUnique({ where: { id }, select: { jobTypeId: true } })
  if (!before) throw notFound('This item')
  await lockType(tx, before.jobTypeId)
  const item = await tx.jobTypeItem.findUnique({ where: { id }, select: { jobTypeId: true, text: true } })
  if (!item) throw notFound('This item')
  return item
}

/** Another name, length or skill, or in use no longer. @throws NOT_FOUND */
export const changeJobType = (actor: StaffActor, { id, name, minutes, skill, active }: ChangeJobType): Promise<void> =>
  inStaff(actor, async (tx) => {
    await lockType(tx, id)
    const data = { name, minutes, skill: skill ?? null, active }
    await tx.jobType.update({ where: { id }, data })
    await record(tx, actor, 'job_type.changed', subjectOf(id), data)
  })

/** A further item at the end of the checklist. @throws NOT_FOUND; CONFLICT when the list is full */
export const addItem = (actor: StaffActor, { job_type_id: jobTypeId, text, mandatory, needs_photo: needsPhoto }: AddItem): Promise<void> =>
  inStaff(actor, async (tx) => {
    await lockType(tx, jobTypeId)
    const { _count, _max } = await tx.jobTypeItem.aggregate({ where: { jobTypeId }, _count: true, _max: { position: true } })
    if (_count >= MOST_ITEMS) throw conflict(words.errors.full(MOST_ITEMS))
    await tx.jobTypeItem.create({ data: { jobTypeId, text, mandatory, needsPhoto, position: (_max.position ?? 0) + 1 } })
    await record(tx, actor, 'job_type.item_added', subjectOf(jobTypeId), { text })
  })

/** Other words for an item, or another demand. @throws NOT_FOUND */
export const changeItem = (actor: StaffActor, { id, text, mandatory, needs_photo: needsPhoto }: ChangeItem): Promise<void> =>
  inStaff(actor, async (tx) => {
    const before = await lockItem(tx, id)
    await tx.jobTypeItem.update({ where: { id }, data: { text, mandatory, needsPhoto } })
    await record(tx, actor, 'job_type.item_changed', subjectOf(before.jobTypeId), { before: before.text, text, mandatory, needs_photo: needsPhoto })
  })

/** Takes an item off the checklist. @throws NOT_FOUND */
export const removeItem = (actor: StaffActor, { id }: { id: string }): Promise<void> =>
  inStaff(actor, async (tx) => {
    const { jobTypeId, text } = await lockItem(tx, id)
    await tx.jobTypeItem.delete({ where: { id } })
    await record(tx, actor, 'job_type.item_removed', subjectOf(jobTypeId), { text })
  })

/** Moves an item by one place; at an end of the list it stays. @throws NOT_FOUND */
export const moveItem = (actor: StaffActor, { id, direction }: MoveItem): Promise<void> =>
  inStaff(actor, async (tx) => {
    const { jobTypeId } = await lockItem(tx, id)
    const ids = (await tx.jobTypeItem.findMany({ where: { jobTypeId }, orderBy: { position: 'asc' }, select: { id: true } })).map((row) => row.id)
    const from = ids.indexOf(id)
    const to = from + (direction === 'up' ? -1 : 1)
    if (to < 0 || to >= ids.length) return
    ids.splice(to, 0, ...ids.splice(from, 1))
    // Two items share a place for a moment; the constraint looks when the statement's transaction ends.
    await tx.$executeRaw`UPDATE job_type_items i SET position = o.position FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, position) WHERE o.id = i.id`
    await record(tx, actor, 'job_type.items_ordered', subjectOf(jobTypeId), {})
  })
