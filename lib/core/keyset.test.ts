import { expect, test } from 'vitest'
import { newId } from './ids'
import { fromCursor, page, toCursor } from './keyset'

test('a cursor reads back as the place it was made of', () => {
  const place = { createdAt: new Date('2026-11-21T01:02:03.004Z'), id: newId() }
  expect(fromCursor(toCursor(place))).toEqual(place)
})

test.each(['', 'x', '%%%', Buffer.from('now not-an-id').toString('base64url'), 'a'.repeat(600)])('a cursor that is not ours is refused: %s', (text) => {
  expect(() => fromCursor(text)).toThrow(expect.objectContaining({ code: 'VALIDATION', fields: { cursor: [expect.any(String)] } }))
})

test.each(['0000-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2026'])('a cursor with a time that no row has is refused: %s', (time) => {
  expect(() => fromCursor(Buffer.from(`${time} ${newId()}`).toString('base64url'))).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
})

test('a page tells where the next one starts, the last page does not', () => {
  const rows = [3, 2, 1].map((day) => ({ createdAt: new Date(`2026-01-0${day}T00:00:00Z`), id: newId() }))
  const first = page(rows, 2)
  expect(first.rows).toHaveLength(2)
  expect(fromCursor(first.nextCursor ?? '')).toEqual(rows[1])
  expect(page(rows, 3).nextCursor).toBeNull()
})
