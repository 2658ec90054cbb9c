import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { notFound, refusedBy, validation } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { attachFile } from '@/lib/files/attach-file'
import { storePhoto } from '@/lib/files/store-photo'
import { installationRefusals as say } from '@/lib/messages/en/installation-refusals'
import { commandOn } from './command'
import { eventWrite } from './move-installation'
import { requireRunning } from './run-installation'
import type { InstallationAnswer, ItemCommand } from './schema'

/**
 * Ticks an item of the checklist, or takes the tick off again. An item that asks for a photo is done with one; the photo
 * of an earlier tick counts.
 *
 * @throws NOT_FOUND for the job or the item; CONFLICT while the job is not in progress; FORBIDDEN; VALIDATION on `photo`
 * @see PIPE-10
 */
export async function checkItem(actor: StaffActor, { id, item: itemId, done, photo }: ItemCommand): Promise<Once<InstallationAnswer>> {
  const by = { type: 'staff', id: actor.actorId } as const
  // Kept before the transaction, because it writes to the store; what comes of no command is swept away.
  const file = photo && (await storePhoto({ bytes: photo, name: 'photo', purpose: 'installation', by }))
  return commandOn(actor, id, async (tx, job) => {
    requireRunning(actor, job)
    const item = await tx.installationItem.findFirst({ where: { id: itemId, installationId: id }, select: { text: true, position: true } })
    if (!item) throw notFound('This item')
    if (file) await attachFile(tx, { fileId: file.id, installationId: id, by })
    const doneAt = done ? now() : null
    await writeTogether(tx, {
      item: Prisma.sql`UPDATE installation_items SET done_at = ${doneAt}::timestamptz, done_by = ${done ? actor.userId : null}::uuid, file_id = coalesce(${file?.id ?? null}::uuid, file_id)
        WHERE id = ${itemId}::uuid`,
      touched: Prisma.sql`UPDATE installations SET updated_at = ${now()}::timestamptz, version = version + 1 WHERE id = ${id}::uuid`,
      event: eventWrite(actor, job, { kind: done ? 'item_done' : 'item_undone', data: { position: item.position, text: item.text, ...(file && { file_id: file.id }) } }),
    }).catch(refusedBy({ installation_items_photo_check: () => validation({ photo: [say.needsPhoto] }) }))
  })
}
