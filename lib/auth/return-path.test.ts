import { expect, test } from 'vitest'
import { loginPath, ownPath } from './return-path'

test('a path of ours is kept, with its query', () => {
  expect(ownPath('/acme/sites?page=2')).toBe('/acme/sites?page=2')
  expect(ownPath('/acme?_rsc=1abc')).toBe('/acme')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '/./%09//evil', '', 'acme', '/login', '/login/forgot', '/reset?token=x', '/api/auth/signout', `/${'a'.repeat(600)}`, null, ['/a'], '/..//evil.example'])(
  'no way back to %s',
  (path) => {
    const back = ownPath(path)
    expect(back === undefined || new URL(back, 'http://own').host === 'own').toBe(true)
    if (typeof path !== 'string' || !path.startsWith('/./')) expect(back).toBeUndefined()
  },
)

test('the login page remembers where somebody wanted to go', () => {
  expect(loginPath('/acme/billing?x=1')).toBe('/login?next=%2Facme%2Fbilling%3Fx%3D1')
  expect(loginPath('/')).toBe('/login')
  expect(loginPath('//evil.example')).toBe('/login')
})
