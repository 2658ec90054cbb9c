import type { z } from 'zod'
import type { PublicCaller } from '@/lib/core/actor'
import type { Once } from '@/lib/core/once'
import { storePhoto } from '@/lib/files/store-photo'
import type { ApplicationBody, appliedAnswer } from './application-schema'
import { apply } from './apply'

/**
 * Applies through the API: everything in one body. The photo is stored before; of an application that is refused the
 * sweep removes it within a day.
 *
 * @throws as `apply`; VALIDATION on `id_photo` for what is no photo.
 */
export async function applyByApi(caller: PublicCaller, { phone_token: phoneToken, id_photo: bytes, ...asked }: ApplicationBody): Promise<Once<z.input<typeof appliedAnswer>>> {
  const photo = bytes && (await storePhoto({ bytes, name: 'identity card', purpose: 'id_photo', by: { type: 'applicant', id: null }, field: 'id_photo' }))
  return apply(caller, asked, { phoneToken, photoId: photo?.id, origin: 'api' })
}
