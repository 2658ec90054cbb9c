import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { writeActivity } from './activity'
import type { NoteBody } from './schema'
import { lockRegistration, markChanged } from './write-move'

/**
 * Writes a note into a registration's history. What was written stays; a correction is another note.
 *
 * @throws NOT_FOUND
 */
export const addNote = (actor: StaffActor, { id, note, origin }: NoteBody & { id: string; origin: ChangeOrigin }): Promise<void> =>
  inStaff(actor, async (tx) => {
    await lockRegistration(tx, id)
    await writeActivity(tx, actor, { registrationId: id, kind: 'note', data: { text: note }, origin })
    await markChanged(tx, id)
  })
