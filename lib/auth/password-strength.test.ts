import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength'

test.each([
  ['weak', ['', 'abc', 'password', 'password1', 'aaaaaaaaaaaaaaaa', 'qwerty123', '12345678', 'abababababab', 'boatrace']],
  ['fair', ['boat race 9', 'Tr0ub4dor']],
  ['good', ['a story of boats', 'horse-battery-9']],
  ['strong', ['correct horse battery staple', 'a long story about boats']],
] as const)('%s: guessed so by length and variety, less what everybody types', (strength, passwords) => {
  expect(passwords.map((password) => [password, passwordStrength(password)])).toEqual(passwords.map((password) => [password, strength]))
})
