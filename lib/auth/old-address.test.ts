import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { renameAccount } from '@/lib/accounts/rename-account'
import { DAY, moveClock } from '@/lib/core/clock'
import { pageNote, type PageNote } from '@/lib/core/page-status'
import { newId } from '@/lib/core/ids'
import { wrong } from '@/lib/messages/en/wrong'
import { account } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { statementsOf } from '@/lib/testing/statements'
import { accountAction } from './action'
import { pathWith } from './old-address'
import { accountPage } from './page'
import { readCookie, SESSION_COOKIE } from './session-cookie'

const request = { cookie: '', headers: new Headers() }
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))
const from = (path: string, cookie = '') => {
  request.cookie = cookie
  request.headers = new Headers({ 'sec-fetch-site': 'same-origin', 'x-path': path })
}
beforeEach(() => from('/'))

const billing = accountPage('billing:read', ({ actor }) => actor.accountSlug)
/** What became of a page: what it drew or where it sent, and the status that it noted. */
async function visit(slug: string): Promise<[unknown, PageNote['status']]> {
  const note: PageNote = {}
  const draw = () => billing({ params: Promise.resolve({ account: slug }), searchParams: Promise.resolve({}) })
  const outcome = await pageNote.run(note, () => draw().then((drawn) => (typeof drawn === 'string' ? drawn : renderToStaticMarkup(drawn)), (error: { digest?: string }) => error.digest))
  return [outcome, note.status]
}
const renamed = async () => {
  const made = await account()
  const slug = `new-${newId().slice(-12)}`
  await renameAccount(made.owner, { slug })
  return { ...made, old: made.accountSlug, slug }
}

test('PROV-6: an old address leads to the same page of the present one, with its query, signed in or not', async () => {
  const { old, slug, userId } = await renamed()
  const stranger = await account()
  for (const cookie of ['', (await signIn(userId)).cookie, (await signIn(stranger.userId)).cookie]) {
    from(`/${old}/billing/invoices/INV-1?tab=a&q=1`, cookie)
    expect(await visit(old)).toEqual([expect.stringContaining(`NEXT_REDIRECT;replace;/${slug}/billing/invoices/INV-1?tab=a&q=1;308`), 301])
  }
})

test('PROV-6: after 90 days the address is gone; one that nobody had is not there', async () => {
  const { old, userId } = await renamed()
  moveClock(90 * DAY)
  from(`/${old}`, (await signIn(userId)).cookie)
  expect(await visit(old)).toEqual([expect.stringContaining(wrong.notFoundTitle), 410])
  from(`/${old}`)
  expect(await visit(old)).toEqual([expect.stringContaining(wrong.notFoundTitle), 410])
  expect(await visit('nobody-had-this')).toEqual([expect.stringContaining('/login'), undefined])
  from('/nobody-had-this', (await signIn(userId)).cookie)
  expect(await visit('nobody-had-this')).toEqual([expect.stringContaining(wrong.notFoundTitle), 404])
})

test('PROV-6: a page at its own address asks no more of the database than before', async () => {
  const { slug, userId } = await renamed()
  const { cookie } = await signIn(userId)
  from(`/${slug}/billing`, cookie)
  const { result, statements } = await statementsOf(() => visit(slug))
  expect(result).toEqual([slug, undefined])
  expect(statements.filter((sql) => !sql.includes('auth_session'))).toEqual([])
})

test('PROV-6: the session stays, and a form that was opened before the change is still carried out', async () => {
  const { old, slug, userId } = await renamed()
  const act = accountAction('account:read', z.object({}), (actor) => actor.accountSlug)
  from(`/${old}/settings`, (await signIn(userId)).cookie)
  expect(await act(old, {})).toEqual({ ok: true, data: slug })
  from(`/${old}/settings`, (await signIn((await account()).userId)).cookie)
  expect(await act(old, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

test.each([
  ['/acme', 1, '/new'],
  ['/acme/sites/shop?x=1&y=%2F', 1, '/new/sites/shop?x=1&y=%2F'],
  ['/acme/sites/shop/sectors', 3, '/acme/sites/new/sectors'],
  ['//evil.example/x', 1, '/new/evil.example/x'],
  ['/acme?a=b?c', 1, '/new?a=b?c'],
])('the path %s with part %d changed is %s', (path, place, expected) => {
  expect(pathWith(path, place, 'new')).toBe(expected)
})
