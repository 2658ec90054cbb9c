import { cursor as cursorText } from './fields'
import { validation } from './errors'
import { isUuid } from './ids'

// Where a list that is ordered by time, newest first, goes on: behind the last row seen. Rows that are added meanwhile
// move nothing, and page 1 000 costs what page 1 costs.

/** The place behind a row. */
export interface Place {
  createdAt: Date
  id: string
}

/** A place as callers carry it; opaque to them. */
export const toCursor = ({ createdAt, id }: Place): string => Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')

/**
 * Reads a cursor back.
 *
 * @throws VALIDATION on `cursor` when it is not one of ours.
 */
export function fromCursor(text: string): Place {
  const plain = cursorText.safeParse(text).success ? Buffer.from(text, 'base64url').toString('utf8') : ''
  const [time = '', id = ''] = plain.split(' ')
  const createdAt = new Date(time)
  // Only what `toCursor` writes, in years that the database knows.
  const isOurs = /^(?!0000)\d{4}-/.test(time) && !Number.isNaN(createdAt.getTime()) && createdAt.toISOString() === time && isUuid(id)
  if (!isOurs) throw validation({ cursor: ['This page of the list does not exist. Start at the first page'] })
  return { createdAt, id }
}

/**
 * Cuts a page out of rows that were fetched with one more than the limit.
 *
 * @returns the rows of the page, and where the next one starts, or null on the last page.
 */
export function page<Row extends Place>(rows: Row[], limit: number): { rows: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last ? toCursor(last) : null }
}
