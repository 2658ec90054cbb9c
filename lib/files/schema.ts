import { z } from 'zod'
import { text, uuid } from '@/lib/core/fields'
import { files as say } from '@/lib/messages/en/files'
import { PHOTO_BYTES } from './policy'

/** The most that a JSON body with one photo in it may hold: base64 is a third longer. */
export const PHOTO_BODY_BYTES = Math.ceil((PHOTO_BYTES * 4) / 3) + 64 * 1024

/**
 * A photo in a JSON body: its bytes in base64, with or without `data:` in front. What kind it says it is counts for
 * nothing; its content is looked at when it is stored.
 */
export const photoField = z
  .string({ error: ({ input }) => (input === undefined ? say.notPhoto : say.notBase64) })
  .refine((value) => value.length <= PHOTO_BODY_BYTES, { error: say.tooLarge, abort: true })
  .transform((value) => value.replace(/^data:[\w.+/-]{0,100};base64,/u, ''))
  .refine((value) => value.length > 0 && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/u.test(value), { error: say.notBase64, abort: true })
  .transform((value) => Buffer.from(value, 'base64'))
  .meta({ description: 'a JPEG, PNG or WebP of at most 5 MB, in base64' })

/** A photo that a colleague sends from the field, before it is said what it belongs to. */
export const newFileBody = z.object({ photo: photoField, name: text(200).default('photo'), purpose: z.enum(['survey', 'installation', 'attachment']) })
export const newFileAnswer = z.object({ id: z.uuid().describe('goes with what the photo belongs to, within a day'), name: z.string() })
export const fileParams = z.object({ id: uuid })
