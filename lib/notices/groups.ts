import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { email } from '@/lib/core/fields'
import { notices as words } from '@/lib/messages/en/notices'
import { phoneNumber } from '@/lib/phones/phone-number'
import { GROUPS_MOST, type addGroupBody, type changeGroupBody, type groupParams, type pauseGroupBody } from './schema'

// Groups with an address of their own, of every city or of one.

type Given = Pick<z.output<typeof addGroupBody>, 'name' | 'channel' | 'to' | 'city'>

const subjectOf = (id: string) => ({ type: 'notice_group', id, accountId: null })
const taken = { notice_groups_name_key: () => conflict(words.errors.nameTaken, { fields: { name: [words.errors.nameTaken] } }) }

/** One writer at a time, so that the number of groups is a number that holds. */
const inGroups = <T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inStaff(actor, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('notice_groups', 0))`
    return work(tx)
  })

/** A group as it is stored: its address in the one form of its channel. @throws VALIDATION on `to`. */
async function rowOf({ name, channel, to, city }: Given) {
  const address = channel === 'email' ? email.parse(to) : await phoneNumber(to, 'to')
  return { name, channel, to: address, city: city ?? null }
}

/** @throws CONFLICT on `name` when it is taken, and when there are too many; VALIDATION on `to`. */
export async function addGroup(actor: StaffActor, given: z.output<typeof addGroupBody>): Promise<void> {
  const row = await rowOf(given)
  await inGroups(actor, async (tx) => {
    if ((await tx.noticeGroup.count()) >= GROUPS_MOST) throw conflict(words.errors.full(GROUPS_MOST))
    const { id } = await tx.noticeGroup.create({ data: row }).catch(refusedBy(taken))
    await record(tx, actor, 'notice_group.added', subjectOf(id), row)
  })
}

async function find(tx: Tx, id: string) {
  const group = await tx.noticeGroup.findUnique({ where: { id } })
  if (!group) throw notFound('This group')
  return group
}

/** @throws NOT_FOUND; CONFLICT on `name`; VALIDATION on `to`. */
export async function changeGroup(actor: StaffActor, { id, ...given }: z.output<typeof changeGroupBody>): Promise<void> {
  const row = await rowOf(given)
  await inGroups(actor, async (tx) => {
    const { id: _, active, ...before } = await find(tx, id)
    await tx.noticeGroup.update({ where: { id }, data: row }).catch(refusedBy(taken))
    await record(tx, actor, 'notice_group.changed', subjectOf(id), { before, after: row, active })
  })
}

/** Tells a group nothing for a while, or again; its rules stay. @throws NOT_FOUND */
export const pauseGroup = (actor: StaffActor, { id, active }: z.output<typeof pauseGroupBody>): Promise<void> =>
  inGroups(actor, async (tx) => {
    const before = await find(tx, id)
    if (before.active === active) return
    await tx.noticeGroup.update({ where: { id }, data: { active } })
    await record(tx, actor, active ? 'notice_group.resumed' : 'notice_group.paused', subjectOf(id), { name: before.name })
  })

/** Removes a group with its rules. @throws NOT_FOUND */
export const removeGroup = (actor: StaffActor, { id }: z.output<typeof groupParams>): Promise<void> =>
  inGroups(actor, async (tx) => {
    const { name, channel, to, city } = await find(tx, id)
    await tx.noticeGroup.delete({ where: { id } })
    await record(tx, actor, 'notice_group.removed', subjectOf(id), { name, channel, to, city })
  })
