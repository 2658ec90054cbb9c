import { staffRoute } from '@/lib/auth/route'
import { newFileAnswer, PHOTO_BODY_BYTES } from '@/lib/files/schema'
import { addFile } from '@/lib/registrations/add-file'
import { addFileBody } from '@/lib/registrations/care-schema'
import { registrationParams } from '@/lib/registrations/schema'

export const POST = staffRoute(
  { summary: 'Put a photo beside a registration', permission: 'registrations:update', params: registrationParams, body: addFileBody, bodyBytes: PHOTO_BODY_BYTES, answer: newFileAnswer, status: 201, limit: 'write' },
  (actor, input) => addFile(actor, { ...input, origin: 'api' }),
)
