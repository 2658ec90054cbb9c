import { expect, test } from 'vitest'
import { chosenIn, judgeSectors, notYet, withChoice } from './sector-choice'

const offered = [
  { slug: 'bakeries', name: 'Bakeries' },
  { slug: 'cafes', name: 'Cafés' },
  { slug: 'bars', name: 'Bars' },
]
const has = [{ sector: 'cafes', name: 'Our cafés' }]

test('a choice is parted into what can be added, what is there by now, and what is not offered', () => {
  expect(judgeSectors(['bars', 'cafes', 'bakeries', 'zoos'], offered, has)).toEqual({
    open: [
      { slug: 'bakeries', name: 'Bakeries' },
      { slug: 'bars', name: 'Bars' },
    ],
    there: ['Our cafés'],
    gone: ['zoos'],
  })
  expect(judgeSectors([], offered, has)).toEqual({ open: [], there: [], gone: [] })
})

test('a sector that the site has is there, also when it is no longer offered', () => {
  expect(judgeSectors(['zoos'], offered, [{ sector: 'zoos', name: 'Zoos' }])).toEqual({ open: [], there: ['Zoos'], gone: [] })
})

test('the picker offers what the site does not have', () => {
  expect(notYet(offered, has).map(({ slug }) => slug)).toEqual(['bakeries', 'bars'])
})

test('a choice survives the address, each sector once', () => {
  expect(chosenIn(undefined)).toEqual([])
  expect(chosenIn('bars')).toEqual(['bars'])
  expect(chosenIn(['bars', '', 'bars', 'cafes'])).toEqual(['bars', 'cafes'])
  expect(withChoice('/add', ['bars', 'cafes'], { check: 'yes' })).toBe('/add?sectors=bars&sectors=cafes&check=yes')
  expect(withChoice('/add', [])).toBe('/add')
})
