import { expect, test } from 'vitest'
import { durationWords } from './duration'

test.each([
  [0, '< 1 min'],
  [29, '< 1 min'],
  [31, '1 min'],
  [3600, '1 h'],
  [3599, '1 h'],
  [2 * 3600 + 21 * 60, '2 h 21 min'],
  [86_400 * 2 + 59, '2 d'],
  [86_400 * 2 + 5 * 3600 + 1800, '2 d 5 h'],
  [86_400 * 1200, '1,200 d'],
])('%d seconds: %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})
