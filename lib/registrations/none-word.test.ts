import { expect, test } from 'vitest'
import { asFilterText, filterTextOf, NONE } from './none-word'

test.each(['none', 'None', '"none"', '""none""', '"none', 'none"', '"Malang"', '', '"', 'nonesuch'])('T1-21: %s comes back as it was asked for', (text) => {
  expect(filterTextOf(asFilterText(text))).toBe(text)
  expect(asFilterText(text)).not.toBe(NONE)
})

test('the bare word asks for rows without any', () => {
  expect(filterTextOf(NONE)).toBeNull()
})
