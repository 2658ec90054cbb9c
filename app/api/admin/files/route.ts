import { staffRoute } from '@/lib/auth/route'
import { newFileAnswer, newFileBody, PHOTO_BODY_BYTES } from '@/lib/files/schema'
import { storePhoto } from '@/lib/files/store-photo'

export const POST = staffRoute(
  { summary: 'Keeps a photo for a survey or an installation', permission: 'registrations:read', body: newFileBody, bodyBytes: PHOTO_BODY_BYTES, answer: newFileAnswer, status: 201, limit: 'write' },
  (actor, { photo, name, purpose }) => storePhoto({ bytes: photo, name, purpose, by: { type: 'staff', id: actor.userId } }),
)
