import { expect, test } from 'vitest'
import { passwordProblem } from './common-passwords'

test.each(['password', 'Password123', 'QWERTYUIOP', '12345678', 'iloveyou', 'welcome1', 'p@ssw0rd', 'trustno1', 'aaaaaaaaaa', 'abababab', '23456789', 'zyxwvuts'])(
  'ASVS 6.2.4: %s is refused as common',
  (password) => {
    expect(passwordProblem(password)).toBe('commonPassword')
  },
)

test.each(['correct horse battery staple', 'Tr0ub4dor&3x', 'aaaaaaab', 'password for acme 2041', '🔑🗝🔒🔓🔑🗝🔒🚪', 'kleine-grüne-tür'])(
  'ASVS 6.2.5: %s is accepted',
  (password) => {
    expect(passwordProblem(password, ['jo@acme.com', 'Jo Doe', 'Acme'])).toBeNull()
  },
)

test('a password is not the person’s own data, in whatever case or spacing', () => {
  const own = ['josephine@acme-corp.com', 'Josephine Doe', 'Acme Corporation']
  const guesses = ['josephine@acme-corp.com', 'Josephine', 'josephinedoe', 'JOSEPHINE.DOE', 'acmecorporation', 'Acme-Corporation']
  expect(guesses.map((guess) => passwordProblem(guess, own))).toEqual(guesses.map(() => 'personalPassword'))
  expect(passwordProblem('josephine2041!', own)).toBeNull()
  expect(passwordProblem('anything else', ['', ' '])).toBeNull()
})
