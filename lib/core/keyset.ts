import { cursor as cursorText } from './fields'
import { validation } from './errors'
import { isUuid } from './ids'
import { isStorable } from './unicode'

// Where a list goes on: behind the last row seen, by time (newest first) or by name. Rows that are added meanwhile move
// nothing, and page 1 000 costs what page 1 costs.

/** The place behind a row in a list by time. */
export interface Place {
  createdAt: Date
  id: string
}

/** The place behind a row in a list by name. */
export interface NamePlace {
  nameKey: string
  id: string
}

const sealed = (text: string): string => Buffer.from(text).toString('base64url')
const opened = (text: string): string => (cursorText.safeParse(text).success ? Buffer.from(text, 'base64url').toString('utf8') : '')
const noSuchPage = () => validation({ cursor: ['This page of the list does not exist. Start at the first page'] })

/** Is this a moment as `toISOString` writes it, in years that the database knows? For the keys of cursors. */
export function isMoment(text: string): boolean {
  const at = new Date(text)
  return /^(?!0000)\d{4}-/u.test(text) && !Number.isNaN(at.getTime()) && at.toISOString() === text
}

/** A place as callers carry it; opaque to them. */
export const toCursor = ({ createdAt, id }: Place): string => sealed(`${createdAt.toISOString()} ${id}`)

/**
 * Reads a cursor back.
 *
 * @throws VALIDATION on `cursor` when it is not one of ours.
 */
export function fromCursor(text: string): Place {
  const [time = '', id = ''] = opened(text).split(' ')
  if (!isMoment(time) || !isUuid(id)) throw noSuchPage()
  return { createdAt: new Date(time), id }
}

/** The same for a list by name. */
export const toNameCursor = ({ nameKey, id }: NamePlace): string => sealed(`${id}=${nameKey}`)

/**
 * Reads a cursor of a list by name back.
 *
 * @throws VALIDATION on `cursor` when it is not one of ours.
 */
export function fromNameCursor(text: string): NamePlace {
  const plain = opened(text)
  const [id, sign, nameKey] = [plain.slice(0, 36), plain.charAt(36), plain.slice(37)]
  // A cursor of another list, or bytes that are no text: NUL and the sign for the unreadable are in nobody's name.
  if (!isUuid(id) || sign !== '=' || !isStorable(nameKey) || nameKey.includes('\uFFFD')) throw noSuchPage()
  return { nameKey, id }
}

/** The same for a list of numbered lines. */
export const toLineCursor = (line: number): string => sealed(`line ${line}`)

/**
 * The line behind which a page of numbered lines begins; 0 without a cursor.
 *
 * @throws VALIDATION on `cursor` when it is not one of ours.
 */
export function fromLineCursor(text: string | undefined): number {
  if (text === undefined) return 0
  const [, line] = /^line (\d{1,7})$/u.exec(opened(text)) ?? []
  if (line === undefined) throw noSuchPage()
  return Number(line)
}

/**
 * Cuts a page out of rows that were fetched with one more than the limit.
 *
 * @param cursorOf the place of a row in the list's order.
 * @returns the rows of the page, and where the next one starts, or null on the last page.
 */
export function pageBy<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => string): { rows: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

/** The same for a list by time. */
export const page = <Row extends Place>(rows: Row[], limit: number): { rows: Row[]; nextCursor: string | null } => pageBy(rows, limit, toCursor)
