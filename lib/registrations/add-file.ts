import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { attachFile } from '@/lib/files/attach-file'
import { storePhoto } from '@/lib/files/store-photo'
import { writeActivity } from './activity'
import type { AddFileBody } from './care-schema'
import { lockRegistration, markChanged } from './write-move'

interface Order extends AddFileBody {
  id: string
  origin: ChangeOrigin
}

/**
 * Puts a photo beside a registration, and a line into its history. The photo is judged by its content and kept without
 * its metadata (T1-08).
 *
 * @throws NOT_FOUND, and then the sweep takes the photo away; VALIDATION on `photo`
 */
export async function addFile(actor: StaffActor, { id, photo, name, origin }: Order): Promise<{ id: string; name: string }> {
  const by = { type: actor.type, id: actor.actorId }
  const file = await storePhoto({ bytes: photo, name, purpose: 'attachment', by })
  await inStaff(actor, async (tx) => {
    await lockRegistration(tx, id)
    await attachFile(tx, { fileId: file.id, registrationId: id, by })
    await writeActivity(tx, actor, { registrationId: id, kind: 'file_added', data: { file_id: file.id, name: file.name }, origin })
    await markChanged(tx, id)
  })
  return file
}
