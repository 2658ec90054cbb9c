import { expect, test } from 'vitest'
import { env } from '@/lib/core/env'
import { requireSameOrigin } from './origin'

type Proof = 'required' | 'optional'
const passes = (headers: Record<string, string>, proof: Proof): boolean => {
  try {
    requireSameOrigin(new Headers(headers), proof)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'FORBIDDEN' })
    return false
  }
}

// What a request says of where it comes from → does it pass where a cookie speaks; where nobody is spoken for.
test.each<[string, Record<string, string>, boolean, boolean]>([
  ['our page', { 'sec-fetch-site': 'same-origin', origin: env.APP_URL }, true, true],
  ['typed into the address bar', { 'sec-fetch-site': 'none' }, true, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false, false],
  ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: env.APP_URL }, false, false],
  ['a sister host', { 'sec-fetch-site': 'same-site' }, false, false],
  ['an unheard-of value', { 'sec-fetch-site': 'x' }, false, false],
  ['an older browser on our page', { origin: env.APP_URL }, true, true],
  ['an older browser on another site', { origin: 'https://evil.example' }, false, false],
  ['our host, another port', { origin: 'http://localhost:9' }, false, false],
  ['our address as a prefix', { origin: `${env.APP_URL}.evil.example` }, false, false],
  ['a sandboxed frame', { origin: 'null' }, false, false],
  ['a forged proxy header', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, false, false],
  ['a program, which says nothing', {}, false, true],
])('%s', (_name, headers, withCookie, withoutCookie) => {
  expect(passes(headers, 'required')).toBe(withCookie)
  expect(passes(headers, 'optional')).toBe(withoutCookie)
})
