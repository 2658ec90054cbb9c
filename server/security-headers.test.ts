import { expect, test } from 'vitest'
import { contentPolicy, fixedHeaders, mayBeCached } from './security-headers.ts'

const policy = (isHttps = false) => contentPolicy('bm9uY2U=', { isHttps, isDevelopment: false })
const directive = (name: string) => policy().split('; ').find((part) => part.startsWith(`${name} `))

test('scripts need the nonce; nothing inline and nothing evaluated', () => {
  expect(directive('script-src')).toBe(`script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'`)
  expect(directive('style-src')).toBe(`style-src 'self' 'nonce-bm9uY2U='`)
})

test.each([['object-src', `'none'`], ['base-uri', `'none'`], ['frame-ancestors', `'none'`], ['form-action', `'self'`]])('%s is %s', (name, value) => {
  expect(directive(name)).toBe(`${name} ${value}`)
})

test('browsers are held to https only where we are reached by it', () => {
  expect(fixedHeaders('/', { isHttps: true })['strict-transport-security']).toContain('max-age=63072000')
  expect(fixedHeaders('/', { isHttps: false })).not.toHaveProperty('strict-transport-security')
  expect(policy(true)).toContain('upgrade-insecure-requests')
  expect(policy(false)).not.toContain('upgrade-insecure-requests')
})

test.each(['/login/link', '/reset', '/verify', '/verify/claim', '/track/REG-1', '/api/registrations/REG-1'])('%s tells nobody where a visitor came from', (path) => {
  expect(fixedHeaders(path, { isHttps: true })['referrer-policy']).toBe('no-referrer')
})

test('other pages tell other sites their origin only', () => {
  expect(fixedHeaders('/login', { isHttps: true })['referrer-policy']).toBe('strict-origin-when-cross-origin')
})

test.each(['/', '/acme', '/admin/accounts', '/login', '/api/account', '/api/invoices/INV-1/pdf', '/api/health/ready'])('%s is never stored', (path) => {
  expect(mayBeCached(path)).toBe(false)
})

test.each(['/_next/static/chunks/a.js', '/icon.svg', '/robots.txt', '/api/plans'])('%s decides for itself', (path) => {
  expect(mayBeCached(path)).toBe(true)
})
