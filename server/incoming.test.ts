import { expect, test } from 'vitest'
import { clientAddress, dropForgedHeaders, pageOf, pathOf, proxyRequestId } from './incoming.ts'

test.each(['/', '/acme/home', '/%E2%9C%93', '/a?b=%20c'])('%s is an address', (target) => {
  expect(pathOf(target)).toBe(new URL(target, 'http://host').pathname)
})

test.each([undefined, '', '*', 'http://elsewhere/', '/%', '/%zz', '/%00', '/?q=%00', '/%E0%A4%A'])('%s is not', (target) => {
  expect(pathOf(target)).toBeUndefined()
})

test('two slashes do not make a host of the path', () => {
  expect(pathOf('//elsewhere.example/x')).toBe('/elsewhere.example/x')
})

test('the page is named without what Next’s navigation adds', () => {
  expect(pageOf('/acme?tab=a&_rsc=1x2y')).toBe('/acme?tab=a')
  expect(pageOf('/acme?_rsc=1x2y')).toBe('/acme')
  // Next's own fetch behind an action names it without a value.
  expect(pageOf('/acme?tab=a&_rsc')).toBe('/acme?tab=a')
})

test('without a proxy of ours, X-Forwarded-For is a stranger’s claim', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9')
})

test('with proxies of ours, so many entries are believed from the right', () => {
  expect(clientAddress('10.0.0.1', 'forged, 198.51.100.1', 1)).toBe('198.51.100.1')
  expect(clientAddress('10.0.0.1', 'forged, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1')
  expect(clientAddress('10.0.0.1', undefined, 2)).toBe('10.0.0.1')
})

test('an IPv4 caller has one spelling', () => {
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9')
})

test('headers that are ours alone are dropped, a proxy’s only where there is none', () => {
  const forged = () => ({ 'x-nonce': 'n', 'x-client-ip': '1', 'x-path': '/', 'x-middleware-subrequest': 'm', 'content-security-policy': 'c', 'x-forwarded-host': 'h', accept: '*/*' })
  const direct = forged()
  dropForgedHeaders(direct, 0)
  expect(direct).toEqual({ accept: '*/*' })
  const behind = forged()
  dropForgedHeaders(behind, 1)
  expect(behind).toEqual({ accept: '*/*', 'x-forwarded-host': 'h' })
})

test('a request id comes from a proxy of ours or not at all', () => {
  expect(proxyRequestId('0199-abcd-ef', 1)).toBe('0199-abcd-ef')
  expect(proxyRequestId('0199-abcd-ef', 0)).toBeUndefined()
  expect(proxyRequestId('a b\n', 1)).toBeUndefined()
})
