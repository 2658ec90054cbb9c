import { expect, test } from 'vitest'
import { newId } from './ids'
import { fromCursor, fromNameCursor, page, pageBy, toCursor, toNameCursor } from './keyset'

test('a cursor reads back as the place it was made of', () => {
  const place = { createdAt: new Date('2026-11-21T01:02:03.004Z'), id: newId() }
  expect(fromCursor(toCursor(place))).toEqual(place)
})

test.each(['', 'x', '%%%', Buffer.from('now not-an-id').toString('base64url'), 'a'.repeat(1100)])('a cursor that is not ours is refused: %s', (text) => {
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

test('a cursor of a list by name reads back, whatever the name, also the longest', () => {
  for (const nameKey of ['', 'a = b', '🎉 日本', 'ﷺ'.repeat(80)]) {
    const place = { nameKey, id: newId() }
    expect(fromNameCursor(toNameCursor(place))).toEqual(place)
  }
})

test('a cursor of one order is refused by the other, and bytes that are no name by both', () => {
  const byTime = toCursor({ createdAt: new Date(), id: newId() })
  const broken = Buffer.concat([Buffer.from(`${newId()}=`), Buffer.from([0xff])]).toString('base64url')
  for (const text of [byTime, broken, Buffer.from(`${newId()}=a\u0000b`).toString('base64url'), '']) {
    expect(() => fromNameCursor(text)).toThrow(expect.objectContaining({ code: 'VALIDATION', fields: { cursor: [expect.any(String)] } }))
  }
  expect(() => fromCursor(toNameCursor({ nameKey: '2026-01-01T00:00:00.000Z', id: newId() }))).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
})

test('a page by name starts behind the last name shown', () => {
  const rows = ['a', 'b', 'c'].map((nameKey) => ({ nameKey, id: newId() }))
  expect(fromNameCursor(pageBy(rows, 2, toNameCursor).nextCursor ?? '')).toEqual(rows[1])
  expect(pageBy(rows, 3, toNameCursor).nextCursor).toBeNull()
})
