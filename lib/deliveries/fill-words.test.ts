import { expect, test } from 'vitest'
import { filledPieces, fillWords } from './fill-words'

const values = { name: 'Siti {number}', empty: '' }

test('a variable becomes its value, one without a value nothing; what a value holds is not read again', () => {
  expect(fillWords('Hello {name}, {nmae}{empty}!', values)).toBe('Hello Siti {number}, !')
})

test('in a preview a variable that the message does not know is seen as it was typed', () => {
  expect(filledPieces('Hello {name}, {nmae}{empty}!', values)).toEqual([{ words: 'Hello ' }, { words: 'Siti {number}' }, { words: ', ' }, { unknown: '{nmae}' }, { words: '' }, { words: '!' }])
  expect(filledPieces('', values)).toEqual([])
  // Names of an object's own are no variables.
  expect(filledPieces('{constructor} { name }', values)).toEqual([{ unknown: '{constructor}' }, { words: ' ' }, { unknown: '{ name }' }])
  expect(filledPieces('{open\n} }{', values)).toEqual([{ words: '{open\n} }{' }])
})
