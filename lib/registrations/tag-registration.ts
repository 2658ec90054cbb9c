import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { writeActivity } from './activity'
import { TAGS_MAX, type TagBody } from './schema'
import { readRegistration, type RegistrationRow } from './select-registrations'
import { lockRegistration } from './write-move'

interface TagOrder extends TagBody {
  id: string
  origin: ChangeOrigin
}

/**
 * Adds and removes tags. Those that are there already, or not there, are left as they are.
 *
 * @throws NOT_FOUND; VALIDATION on `add` when there would be too many
 */
export const tagRegistration = (actor: StaffActor, order: TagOrder): Promise<RegistrationRow> =>
  inStaff(actor, async (tx) => {
    await tagInside(tx, actor, order)
    return readRegistration(tx, order.id)
  })

/** The same inside a transaction of the caller. */
export async function tagInside(tx: Tx, actor: StaffActor, { id, add, remove, origin }: TagOrder): Promise<void> {
  await lockRegistration(tx, id)
  const { tags: before } = await readRegistration(tx, id)
  const after = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])].toSorted()
  if (after.length > TAGS_MAX) throw validation({ add: [words.refused.tags(TAGS_MAX)] })
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  if (added.length === 0 && removed.length === 0) return
  await tx.registration.update({ where: { id }, data: { tags: after } })
  await writeActivity(tx, actor, { registrationId: id, kind: 'tagged', data: { added, removed }, origin })
}
