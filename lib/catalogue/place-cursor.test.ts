import { expect, test } from 'vitest'
import { staff } from '@/lib/testing/factories'
import { listEntries } from './entries-queries'
import { fromPlaceCursor, toPlaceCursor } from './place-cursor'

const sealed = (text: string): string => Buffer.from(text).toString('base64url')

test('a place comes back as it was', () => {
  expect(fromPlaceCursor(toPlaceCursor([1_000_000, 'art']))).toEqual([1_000_000, 'art'])
})

test.each(['', 'no-json', '[1]', '[1,2]', '[1.5,"x"]', '[9007199254740991,"x"]', '[-3000000000,"x"]', '[1,"\\u0000"]', '[1,"\\ud800"]', '{"__proto__":1}'])('%s is no place in a list, and the list says so', async (text) => {
  await expect(listEntries(await staff('admin'), { cursor: sealed(text) || '!', limit: 10 })).rejects.toMatchObject({ code: 'VALIDATION', fields: { cursor: [expect.any(String)] } })
})
