import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { behavioursText, meanings, target, testedBehaviours } from './behaviours.mjs'

test('docs/behaviours.md is what the tests say now; otherwise run node scripts/behaviours.mjs', () => {
  expect(readFileSync(target, 'utf8')).toBe(behavioursText())
})

test('every number in a test has a meaning, and every meaning a test', () => {
  expect(Object.keys(meanings()).toSorted()).toEqual([...testedBehaviours().keys()].toSorted())
})
