import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldLookalikes, foldName, hasControl, isStorable, tidyLine } from './unicode'

test('T0-04: names that differ in case, width, spaces or invisible characters are one name', () => {
  const same = ['Acme GmbH', ' acme  gmbh ', 'ＡＣＭＥ GmbH', 'Acme\u00A0GmbH', 'Ac\u200Bme GmbH', 'ACME\u00ADGMBH'.replace('\u00AD', '\u00AD ')]
  expect(new Set(same.map(foldName)).size).toBe(1)
  expect(foldName('Straße')).toBe(foldName('STRASSE'))
  expect(foldName('Acme')).not.toBe(foldName('Acne'))
})

test('PROV-4: a word that mixes scripts counts as the Latin word it looks like', () => {
  expect(foldName('раураl')).toBe(foldName('PayPal')) // Cyrillic but for the last letter
  expect(foldName('Αcme')).toBe(foldName('Acme')) // Greek capital alpha
  expect(foldLookalikes('ромашка')).toBe('ромашка')
})

test('the key of a key is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name))
    }),
  )
})

test('a tidied line is one line without edges', () => {
  expect(tidyLine('  a \n b\t c ')).toBe('a b c')
  expect(tidyLine('\u200B\uFEFF')).toBe('')
})

test('what PostgreSQL cannot store is told apart', () => {
  expect(['ok', '🎉', 'a\nb', ''].every(isStorable)).toBe(true)
  expect(['a\u0000b', '\uD800', 'x\uDC00y'].some(isStorable)).toBe(false)
  expect(hasControl('a\nb') && hasControl('\u001b[0m')).toBe(true)
  expect(hasControl('a b')).toBe(false)
})
