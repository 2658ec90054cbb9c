import type { APIRequestContext } from '@playwright/test'
import { importedFile, seat, sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { newVisitor, PAID, register, signIn } from '../fixtures/people'
import { answerFor, PAGES, ROLES, ROUTES, STAFF, type Answer, type Role } from './expected'
import { pages, routes } from './tree'

// Every address of the house × everybody who may knock (ASVS 8.2, 8.4). A new page or route without a row fails here.

let callers: Record<Role, APIRequestContext>
/** What stands in the place of each part of an address. */
let parts: Record<string, string>

const NOBODYS_ID = '01900000-0000-7000-8000-000000000000'

test.beforeAll(async () => {
  const made = await Promise.all(ROLES.map(async (role) => [role, await newVisitor()] as const))
  callers = Object.fromEntries(made) as Record<Role, APIRequestContext>
  // Signing up signs nobody in, so `anonymous` stays anonymous.
  const ours = await register(callers.anonymous, PAID)
  const others = await register(callers.anonymous)
  await sql(`UPDATE accounts SET status = 'active' WHERE id = $1`, [ours.accountId])
  const viewer = await seat(ours, 'viewer', ours)
  expect((await callers.anonymous.storageState()).cookies).toEqual([])

  await signIn({ request: callers.owner }, ours)
  await signIn({ request: callers.viewer }, { ...viewer, password: ours.password })
  await signIn({ request: callers.stranger }, others)
  for (const role of STAFF) await signIn({ request: callers[role] }, demoLogin(role))

  const [delivery] = await sql<{ id: string }>(`SELECT id FROM deliveries WHERE account_id = $1 LIMIT 1`, [ours.accountId])
  const [registration] = await sql<{ id: string }>(`SELECT id FROM registrations WHERE account_id = $1`, [ours.accountId])
  const site = (await (await callers.owner.post('/api/sites', { data: { name: 'Shop', domain: `${ours.slug}.example`, industry: 'technology' } })).json()) as { slug: string }
  parts = { account: ours.slug, number: ours.invoice?.number ?? '', plan: 'scale', id: ours.accountId, delivery: delivery?.id ?? '', registration: registration?.id ?? '', rest: 'nowhere', nextauth: 'session', industry: 'technology', sector: 'web-development', template: 'application-received', import: await importedFile(), user: ours.userId, site: site.slug, integration: NOBODYS_ID, item: NOBODYS_ID, report: 'funnel', area: 'account-sites' }
})
test.afterAll(() => Promise.all(Object.values(callers).map((caller) => caller.dispose())))

/** The address with its parts filled in. */
function fill(pattern: string): string {
  if (pattern.includes('/transfers/:id') || pattern.endsWith('/resend')) return pattern.replace(':id', NOBODYS_ID)
  if (/\/(?:deliveries|mailbox)\/:id/.test(pattern)) return pattern.replace(':id', parts.delivery ?? '')
  if (pattern === '/admin/registrations/:id') return pattern.replace(':id', parts.registration ?? '')
  if (pattern.includes('/imports/:id')) return pattern.replace(':id', parts.import ?? '')
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? '')
}

/** What came back, in the words of the matrix. */
function answered(status: number, location: string | undefined): Answer {
  return status >= 300 && status < 400 && location?.startsWith('/login?next=') ? 'login' : status
}

test('no page and no route is without a row, and no row without its page or route', () => {
  expect(pages).toEqual(pages.filter((page) => page in PAGES))
  expect(Object.keys(PAGES).filter((page) => !pages.includes(page))).toEqual([])
  expect(routes).toEqual(routes.filter((route) => route in ROUTES))
  expect(Object.keys(ROUTES).filter((route) => !routes.includes(route))).toEqual([])
})

for (const role of ROLES) {
  test(`pages for ${role}`, async () => {
    const seen: Record<string, Answer> = {}
    for (const page of pages) {
      const answer = await callers[role].get(fill(page), { maxRedirects: 0 })
      seen[page] = answered(answer.status(), answer.headers().location)
    }
    expect(seen).toEqual(Object.fromEntries(Object.entries(PAGES).map(([page, row]) => [page, answerFor(row, role)])))
  })

  test(`routes for ${role}`, async () => {
    const seen: Record<string, Answer> = {}
    for (const [route, { body, form }] of Object.entries(ROUTES)) {
      const [method = '', pattern = ''] = route.split(' ')
      const answer = await callers[role].fetch(fill(pattern), { method, maxRedirects: 0, ...(body && { data: body }), ...(form && { form }) })
      seen[route] = answered(answer.status(), answer.headers().location)
    }
    expect(seen).toEqual(Object.fromEntries(Object.entries(ROUTES).map(([route, { row }]) => [route, answerFor(row, role)])))
  })
}

test('ASVS 8.4.1: another tenant’s things answer exactly like things that do not exist', async () => {
  const told = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await callers.stranger.get(path, { headers, maxRedirects: 0 })
    return { status: answer.status(), body: (await answer.text()).replaceAll(/[0-9a-f-]{36}/g, 'ID').replaceAll(/INV-[\d-]+/g, 'NUMBER') }
  }
  expect(await told(`/api/invoices/${parts.number}`)).toEqual(await told('/api/invoices/INV-2020-9999'))
  expect(await told('/api/account', { 'x-account': parts.account ?? '' })).toEqual(await told('/api/account', { 'x-account': 'nobody-has-this' }))
  for (const room of ['', '/billing', '/settings/keys', `/billing/invoices/${parts.number}`]) {
    expect((await told(`/${parts.account}${room}`)).status).toBe(404)
    expect((await told(`/nobody-has-this${room}`)).status).toBe(404)
  }
})
