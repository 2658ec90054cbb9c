import { z } from 'zod'
import { validation } from '@/lib/core/errors'
import { cursor as cursorText } from '@/lib/core/fields'
import { isStorable } from '@/lib/core/unicode'
import { catalogue as words } from '@/lib/messages/en/catalogue'

// Where a list goes on that is ordered by a number and a text: behind the last row seen.

// No more than the database can read: its whole numbers are shorter than ours.
const place = z.tuple([z.int32(), z.string().refine(isStorable)])
export type NumberedPlace = z.output<typeof place>

/** A place as callers carry it; opaque to them. */
export const toPlaceCursor = (last: NumberedPlace): string => Buffer.from(JSON.stringify(last)).toString('base64url')

/** Reads a cursor back. @throws VALIDATION on `cursor` when it is not one of ours. */
export function fromPlaceCursor(text: string): NumberedPlace {
  try {
    return place.parse(JSON.parse(Buffer.from(cursorText.parse(text), 'base64url').toString('utf8')))
  } catch {
    throw validation({ cursor: [words.errors.noSuchPage] })
  }
}
