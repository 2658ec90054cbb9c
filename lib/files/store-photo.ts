import { randomBytes } from 'node:crypto'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { tidyLine } from '@/lib/core/unicode'
import type { ActorType, FilePurpose } from '@/lib/generated/prisma/enums'
import { cleanPhoto } from './clean-photo'
import { openFileStore } from './file-store'
import { storeIsAway } from './store-failure'

/** Who sent a file; an applicant has no id. */
export interface Uploader {
  type: ActorType
  id: string | null
}

interface NewPhoto {
  bytes: Buffer
  /** As its sender named it; its ending is chosen by its content. */
  name: string
  purpose: FilePurpose
  by: Uploader
  /** Where a form or body shows a refusal; `photo` when not said. */
  field?: string
}

const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

/**
 * Keeps a photo, belonging to nothing yet; `attachFile` gives it its place, and the sweep removes it after a day
 * otherwise. Call it before the transaction that needs it: it writes to the store.
 *
 * @returns its id.
 * @throws VALIDATION when it is too large, no photo by its content, or cannot be opened; then nothing is kept.
 *   TRY_AGAIN when the bucket does not work; what was begun goes with the sweep.
 * @see T1-08
 */
export async function storePhoto({ bytes, name, purpose, by, field = 'photo' }: NewPhoto): Promise<{ id: string; name: string }> {
  const photo = await cleanPhoto(bytes, field)
  const file = { id: newId(), key: randomBytes(16).toString('hex'), purpose, name: nameOf(name, ENDINGS[photo.contentType]) }
  // The row first: whatever lies in the store has a row, by which the sweep finds it.
  await inSystem((tx) => tx.file.create({ data: { ...file, contentType: photo.contentType, bytes: photo.bytes.length, uploadedByType: by.type, uploadedBy: by.id } }))
  await openFileStore().put(file.key, photo.bytes).catch(storeIsAway)
  return { id: file.id, name: file.name }
}

/** A name that is one on every system, with the ending of what the file is. */
function nameOf(given: string, ending: string): string {
  const base = tidyLine(given.replace(/\p{Cc}/gu, ' ').replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '')).replace(/[<>:"|?*]/gu, '')
  return `${Array.from(base).slice(0, 80).join('') || 'photo'}.${ending}`
}
