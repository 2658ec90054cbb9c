import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import type { ReasonKind } from '@/lib/generated/prisma/enums'
import { organisation as words } from '@/lib/messages/en/organisation'
import { endOf, inLists, moveInList } from './ordered-list'
import type { activeBody, addReasonBody, entryParams, moveBody, renameReasonBody } from './schema'

// Why a registration or an installation ended otherwise than hoped: staff's own list.

/** A reason as it is offered. */
export interface OfferedReason {
  id: string
  text: string
}

/** The reasons of a kind that colleagues choose from, in their order. */
export const readReasons = (tx: Tx, kind: ReasonKind): Promise<OfferedReason[]> =>
  tx.reason.findMany({ where: { kind, active: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, text: true } })

const subjectOf = (id: string) => ({ type: 'reason', id, accountId: null })
const taken = { reasons_kind_text_key: () => conflict(words.errors.reasonTaken, { fields: { text: [words.errors.reasonTaken] } }) }

/** A further reason, at the end of its kind. @throws CONFLICT on `text` when it is there already, also where it is no longer offered. */
export const addReason = (actor: StaffActor, { kind, text }: z.output<typeof addReasonBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const position = await endOf(tx, 'reasons', kind)
    const { id } = await tx.reason.create({ data: { kind, text, position } }).catch(refusedBy(taken))
    await record(tx, actor, 'reason.added', subjectOf(id), { kind, text })
  })

async function find(tx: Tx, id: string) {
  const reason = await tx.reason.findUnique({ where: { id }, select: { kind: true, text: true, active: true } })
  if (!reason) throw notFound('This reason')
  return reason
}

/** Other words for a reason, also for what was given before. @throws NOT_FOUND; CONFLICT on `text`. */
export const renameReason = (actor: StaffActor, { id, text }: z.output<typeof renameReasonBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const before = await find(tx, id)
    if (before.text === text) return
    await tx.reason.update({ where: { id }, data: { text } }).catch(refusedBy(taken))
    await record(tx, actor, 'reason.changed', subjectOf(id), { before: before.text, after: text })
  })

/** Offers a reason, or no longer; what was given keeps it. @throws NOT_FOUND */
export const setReasonActive = (actor: StaffActor, { id, active }: z.output<typeof activeBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const before = await find(tx, id)
    if (before.active === active) return
    await tx.reason.update({ where: { id }, data: { active } })
    await record(tx, actor, active ? 'reason.offered' : 'reason.retired', subjectOf(id), { text: before.text })
  })

/** One place up or down among its kind. @throws NOT_FOUND */
export const moveReason = (actor: StaffActor, input: z.output<typeof moveBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const { kind, text } = await find(tx, input.id)
    if (await moveInList(tx, 'reasons', input, kind)) await record(tx, actor, 'reason.ordered', subjectOf(input.id), { text })
  })

/** Deletes a reason that was never given. @throws NOT_FOUND; CONFLICT when it was given: the database keeps those. */
export const removeReason = (actor: StaffActor, { id }: z.output<typeof entryParams>): Promise<void> =>
  inLists(actor, async (tx) => {
    const { kind, text } = await find(tx, id)
    await tx.reason.delete({ where: { id } }).catch(refusedBy({ registrations_reason_id_fkey: () => conflict(words.errors.reasonGiven) }))
    await record(tx, actor, 'reason.removed', subjectOf(id), { kind, text })
  })
