import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { Uploader } from './store-photo'

/** What a file belongs to from now on. */
type Place = { registrationId: string; installationId?: never } | { installationId: string; registrationId?: never }

/**
 * Gives a stored file its place, once, in the caller's transaction.
 *
 * @param by who may: the one who sent it. An applicant when not said, so that an application cannot take a colleague's file.
 * @throws NOT_FOUND when there is no such file, it has a place already, or somebody else sent it.
 */
export async function attachFile(tx: Tx, { fileId, by = { type: 'applicant', id: null }, ...place }: Place & { fileId: string; by?: Uploader }): Promise<void> {
  const { count } = await tx.file.updateMany({
    where: { id: fileId, registrationId: null, installationId: null, uploadedByType: by.type, uploadedBy: by.id },
    data: place.registrationId !== undefined ? { registrationId: place.registrationId } : { installationId: place.installationId },
  })
  if (count === 0) throw notFound('This photo')
}
