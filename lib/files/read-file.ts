import { record } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { openFileStore } from './file-store'
import { storeIsAway } from './store-failure'

interface ReadFile {
  name: string
  contentType: string
  /** Length of the body, in bytes. */
  bytes: number
  body: ReadableStream<Uint8Array>
}

/**
 * A file for a colleague. Identity cards are for those who check identities, and each look is noted.
 *
 * @throws NOT_FOUND when there is none, it is not for this colleague's eyes, or its bytes are gone; TRY_AGAIN when the bucket does not work.
 * @see T1-08
 */
export async function readFile(actor: StaffActor, { id }: { id: string }): Promise<ReadFile> {
  const file = await inStaff(actor, async (tx) => {
    const found = await tx.file.findUnique({ where: { id }, select: { key: true, name: true, contentType: true, bytes: true, purpose: true } })
    if (!found) throw notFound('This file')
    if (found.purpose === 'id_photo') {
      if (!can(actor, 'registrations:verify')) throw notFound('This file')
      await record(tx, actor, 'file.read', { type: 'file', id, accountId: null })
    }
    return found
  })
  const body = await openFileStore().read(file.key).catch(storeIsAway)
  if (!body) throw notFound('This file')
  return { name: file.name, contentType: file.contentType, bytes: file.bytes, body }
}
