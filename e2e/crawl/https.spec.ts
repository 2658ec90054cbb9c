import { expect, test } from '../fixtures/house'
import { newcomer } from '../fixtures/people'
import { startSecondWeb } from '../fixtures/second-web'

// A second web process on the same database, as it stands behind a proxy that ends TLS.

let web: Awaited<ReturnType<typeof startSecondWeb>>
const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }

test.beforeAll(async () => {
  web = await startSecondWeb({ APP_URL: 'https://gatehouse.example', TRUST_PROXY: '1' })
})
test.afterAll(() => web.stop())

test('under https the browser is told to stay there, and cookies are bound to this host', async () => {
  const landing = await fetch(`${web.address}/`, { headers: proxied })
  expect(landing.headers.get('strict-transport-security')).toMatch(/max-age=\d{8,}; includeSubDomains/)
  expect(landing.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')

  const who = newcomer()
  const registered = await fetch(`${web.address}/api/register`, {
    method: 'POST',
    headers: { ...proxied, 'content-type': 'application/json' },
    body: JSON.stringify({ company_name: who.company, admin_name: who.name, email: who.email, password: who.password }),
  })
  expect(registered.status).toBe(201)

  const csrf = await fetch(`${web.address}/api/auth/csrf`, { headers: proxied })
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const signedIn = await fetch(`${web.address}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...proxied, 'content-type': 'application/x-www-form-urlencoded', cookie: csrf.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') },
    body: new URLSearchParams({ csrfToken, email: who.email, password: who.password, json: 'true' }),
  })
  const cookies = [...csrf.headers.getSetCookie(), ...signedIn.headers.getSetCookie()]
  expect(cookies.filter((cookie) => cookie.includes('session'))).toHaveLength(1)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/)
    expect(cookie).toMatch(/; Path=\/(?:;|$)/i)
    expect(cookie).toMatch(/; Secure/i)
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
})
