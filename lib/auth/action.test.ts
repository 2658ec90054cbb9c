import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { pageNote, type PageNote } from '@/lib/core/page-status'
import { account, member, staff } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { accountAction, publicAction, staffAction, userAction } from './action'
import { formAction } from './form'
import { accountPage, publicPage, staffPage, userPage } from './page'
import { readCookie, SESSION_COOKIE } from './session-cookie'

// Next's request, as far as actions and pages look at it.
const request = { cookie: '', headers: new Headers() }
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'x-path': '/acme/sites?page=2' }
const from = (cookie = '', headers: Record<string, string> = OWN_PAGE) => {
  request.cookie = cookie
  request.headers = new Headers(headers)
}
beforeEach(() => from())

const schema = z.object({ name: z.string().min(2, 'Too short') })
const echo = publicAction(schema, (_caller, { name }) => name)
const whoAmI = userAction(z.object({}), (user) => user.userId)
const createSite = accountAction('sites:create', schema, (actor) => actor.accountSlug)
const suspend = staffAction('accounts:suspend', z.object({}), (actor) => actor.role)
const refused = (code: string) => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown }) as unknown

test('an action answers with its result, or with what was wrong where', async () => {
  expect(await echo({ name: 'Ada' })).toEqual({ ok: true, data: 'Ada' })
  expect(await echo({ name: 'A' })).toMatchObject({ ok: false, error: { code: 'VALIDATION', fields: { name: ['Too short'] }, requestId: expect.any(String) as string } })
  for (const input of [null, [], 7, 'x', undefined]) expect(await echo(input as never)).toEqual(refused('VALIDATION'))
})

test('a fault of ours is one general sentence; Next’s redirect passes through', async () => {
  const failing = publicAction(z.object({}), () => Promise.reject(new Error('SELECT secret')))
  const { redirect } = await import('next/navigation')
  const leaving = publicAction(z.object({}), () => redirect('/elsewhere'))
  expect(JSON.stringify(await failing({}))).not.toContain('secret')
  await expect(leaving({})).rejects.toThrow('NEXT_REDIRECT')
})

test('nobody acts for somebody who is not signed in, nor through a foreign page', async () => {
  expect(await whoAmI({})).toEqual(refused('UNAUTHENTICATED'))
  const { cookie } = await signIn((await account()).userId)
  for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    from(cookie, headers as Record<string, string>)
    expect(await whoAmI({})).toEqual(refused('FORBIDDEN'))
  }
  from('', { 'sec-fetch-site': 'cross-site' })
  expect(await echo({ name: 'Ada' })).toEqual(refused('FORBIDDEN'))
})

test('in an account: the owner may, a viewer may not, for a stranger it does not exist', async () => {
  const acme = await account({ plan: 'growth' })
  from((await signIn(acme.userId)).cookie)
  expect(await createSite(acme.accountSlug, { name: 'Shop' })).toEqual({ ok: true, data: acme.accountSlug })
  from((await signIn((await member(acme, 'viewer')).userId ?? '')).cookie)
  expect(await createSite(acme.accountSlug, { name: 'Shop' })).toEqual(refused('FORBIDDEN'))
  from((await signIn((await account()).userId)).cookie)
  expect(await createSite(acme.accountSlug, { name: 'Shop' })).toEqual(refused('NOT_FOUND'))
  expect(await createSite({ toString: () => acme.accountSlug } as never, { name: 'Shop' })).toEqual(refused('NOT_FOUND'))
})

test('in the console: by role, and not at all for members', async () => {
  const answers = []
  for (const role of ['supervisor', 'agent'] as const) {
    from((await signIn((await staff(role)).userId)).cookie)
    answers.push(await suspend({}))
  }
  from((await signIn((await account()).userId)).cookie)
  expect([...answers, await suspend({})]).toEqual([{ ok: true, data: 'supervisor' }, refused('FORBIDDEN'), refused('NOT_FOUND')])
})

test('a form keeps what was typed and never a password', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: 'A', password: 'a secret', new_password: 'b', token: 'c', $ACTION_REF: 'd' })) form.append(name, value)
  expect(await formAction(echo)({}, form)).toMatchObject({ error: { code: 'VALIDATION' }, values: { name: 'A' } })
  expect((await formAction(echo)({}, form)).values).toEqual({ name: 'A' })
  form.set('name', 'Ada')
  expect(await formAction(echo)({}, form)).toEqual({ done: true })
})

const props = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params), searchParams: Promise.resolve({ page: '2' }) })
/** What a page draws, the status of one that is not there, or where it sends. */
const signal = (draw: () => Promise<unknown>) => {
  const note: PageNote = {}
  return pageNote.run(note, () => draw().then((drawn) => note.status ?? drawn, (error: { digest?: string }) => error.digest))
}

test('pages: everybody, the signed in, members by role, colleagues by role', async () => {
  const acme = await account({ plan: 'growth', paid: false })
  const open = publicPage(({ searchParams }) => `page ${String(searchParams.page)}`)
  const own = userPage(({ user }) => user.userId)
  const home = accountPage('account:read', ({ actor }) => actor.role)
  const sites = accountPage('sites:create', ({ actor }) => actor.role)
  const team = accountPage('members:manage', ({ actor }) => actor.role)
  const admin = staffPage('staff:manage', ({ actor }) => actor.role)
  const there = props({ account: acme.accountSlug })

  expect(await signal(() => open(props()))).toBe('page 2')
  for (const outcome of await Promise.all([() => own(props()), () => home(there), () => admin(props())].map(signal))) expect(outcome).toContain('/login?next=%2Facme%2Fsites%3Fpage%3D2')

  from((await signIn(acme.userId)).cookie)
  expect([await signal(() => own(props())), await signal(() => home(there))]).toEqual([acme.userId, 'owner'])
  // Not yet paid: the home explains it.
  expect(await signal(() => sites(there))).toContain(`NEXT_REDIRECT;replace;/${acme.accountSlug};`)
  expect(await signal(() => admin(props()))).toBe(404)

  from((await signIn((await member(acme, 'viewer')).userId ?? '')).cookie)
  expect([await signal(() => home(there)), await signal(() => team(there))]).toEqual(['viewer', 404])

  from((await signIn((await staff('admin')).userId)).cookie)
  expect([await signal(() => admin(props())), await signal(() => home(there))]).toEqual(['admin', 404])
  from((await signIn((await staff('agent')).userId)).cookie)
  expect(await signal(() => admin(props()))).toBe(404)
})
