import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { render, reservedWords, target } from '../../scripts/reserved-words.mjs'
import { isReserved, slugBase } from './slug'
import { isSlug } from './slug-shape'

test.each([
  ['Acme', 'acme'],
  ['  Ünïcödé & Söhne GmbH ', 'unicode-and-sohne-gmbh'],
  ['O’Brien’s Pub', 'obriens-pub'],
  ['ООО Ромашка', 'ooo-romashka'],
  ['раураl', 'paypal'],
  ['ＡＣＭＥ', 'acme'],
  ['𝕬cme', 'acme'],
  ['Party 🎉 Time', 'party-time'],
  ['Acme™ Ltd.', 'acme-ltd'],
  ['---Acme___Corp---', 'acme-corp'],
  ['../../etc/passwd', 'etc-passwd'],
  ['7-Eleven', '7-eleven'],
])('T3-12: %s becomes %s', (name, expected) => {
  expect(slugBase(name)).toBe(expected)
})

test('T3-12: names without a letter, and of one letter, get a readable slug', () => {
  expect(['🎉🎉', '!!!', '', '   ', '🇺🇬', '\u200B', '\uD800'].map((name) => slugBase(name))).toEqual(Array(7).fill('account'))
  expect(slugBase('🎉', 'site')).toBe('site')
  expect(slugBase('X')).toBe('x-account')
})

test('T3-12: names in other scripts become ASCII that can be read', () => {
  const slugs = ['株式会社', 'شركة', 'मुंबई', '한국', 'Ελλάδα', 'חברה'].map((name) => slugBase(name))
  expect(slugs.every((slug) => isSlug(slug) && slug !== 'account')).toBe(true)
})

test('a long name is cut between words', () => {
  const slug = slugBase('The International Association of Very Long Company Names and Sons')
  expect(slug).toBe('the-international-association-of-very')
  expect(slugBase('x'.repeat(200))).toHaveLength(40)
})

test('every text becomes a slug, and the slug of a slug is itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string()), (name) => {
      const slug = slugBase(name)
      expect(isSlug(slug)).toBe(true)
      expect(slugBase(slug)).toBe(slug)
    }),
    { numRuns: 500 },
  )
})

test('T3-12: routes, files and RFC 2142 mailboxes are reserved, in any case', () => {
  expect(['admin', 'API', 'portal', 'login', 'postmaster', 'abuse', 'robots', 'Next'].every(isReserved)).toBe(true)
  expect(isReserved('acme')).toBe(false)
})

test('PROV-5: the reserved words are those of the route tree as it is now (else run scripts/reserved-words.mjs)', () => {
  expect(readFileSync(target, 'utf8')).toBe(render(reservedWords()))
})
