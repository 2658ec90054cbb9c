import { expect, test } from 'vitest'
import { isForeignPost } from './foreign-posts'

const OURS = 'https://gatehouse.example'
test.each<[string, string, string, Record<string, string>, boolean]>([
  ['our form', 'POST', '/login', { origin: OURS, 'sec-fetch-site': 'same-origin' }, false],
  ['our form in an older browser', 'POST', '/login', { origin: OURS }, false],
  ['another site’s form', 'POST', '/login', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, true],
  ['a sister host’s form', 'POST', '/login', { 'sec-fetch-site': 'same-site' }, true],
  ['another site’s form in an older browser', 'POST', '/login', { origin: 'https://evil.example' }, true],
  ['a sandboxed frame', 'POST', '/login', { origin: 'null' }, true],
  ['the form of a page with a token', 'POST', '/reset/use', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  ['the same in an older browser', 'POST', '/verify/claim/use', { origin: 'null' }, false],
  ['a login that takes an account over', 'POST', '/verify/claim/join', { origin: 'null' }, false],
  ['another site’s form with somebody’s token', 'POST', '/login/link/use', { origin: 'null', 'sec-fetch-site': 'cross-site' }, true],
  ['looking', 'GET', '/login', { 'sec-fetch-site': 'cross-site' }, false],
  ['the API, which judges for itself', 'POST', '/api/credits/spend', { origin: 'https://evil.example' }, false],
  ['a program', 'POST', '/login', {}, false],
])('%s', (_name, method, path, headers, foreign) => {
  expect(isForeignPost(method, path, headers, OURS)).toBe(foreign)
})
