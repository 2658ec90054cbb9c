import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const cookieUnder = async (appUrl: string) => {
  vi.stubEnv('APP_URL', appUrl)
  vi.resetModules()
  return import('./session-cookie')
}

test('ASVS 3.3: under https the cookie is bound to this host, hidden from scripts and from other sites’ forms', async () => {
  const { SESSION_COOKIE, sessionCookieOptions } = await cookieUnder('https://gatehouse.example')
  expect(SESSION_COOKIE).toBe('__Host-gatehouse.session')
  expect(sessionCookieOptions).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
  // A __Host- cookie names no domain.
  expect(sessionCookieOptions).not.toHaveProperty('domain')
})

test('under http, for a laptop, the same without what needs https', async () => {
  const { SESSION_COOKIE, sessionCookieOptions } = await cookieUnder('http://localhost:3000')
  expect(SESSION_COOKIE).toBe('gatehouse.session')
  expect(sessionCookieOptions).toMatchObject({ secure: false, httpOnly: true, sameSite: 'lax' })
})

test('a cookie is found by its whole name', async () => {
  const { readCookie } = await import('./session-cookie')
  const headers = new Headers({ cookie: 'xa=1; a=2=3; a.b=4' })
  expect([readCookie(headers, 'a'), readCookie(headers, 'a.b'), readCookie(headers, 'b')]).toEqual(['2=3', '4', undefined])
})
