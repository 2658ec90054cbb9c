import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { notFound, validation } from '@/lib/core/errors'
import { pageNote, type PageNote } from '@/lib/core/page-status'
import { wrong } from '@/lib/messages/en/wrong'
import { account, staff } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { accountPage, publicPage, staffPage } from './page'
import { readCookie, SESSION_COOKIE } from './session-cookie'

// A list's page at a place that does not exist: cut off in a mail, or kept from a list with another order.

const request = { cookie: '' }
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))

const made = await account()
const colleague = await staff('admin')
const opened = (searchParams: Record<string, string>) => ({ params: Promise.resolve({ account: made.accountSlug }), searchParams: Promise.resolve(searchParams) })

/** A list that knows no place but its start, and says which filters it was drawn with. */
const list = ({ searchParams }: { searchParams: Record<string, unknown> }): string => {
  if (searchParams.cursor !== undefined) throw validation({ cursor: ['This page of the list does not exist'] })
  return JSON.stringify(searchParams)
}

test('a list is drawn from its start where the address goes on at no place of it; its filters stay', async () => {
  request.cookie = (await signIn(made.userId)).cookie
  expect(await accountPage('sites:read', list)(opened({ q: 'shop', cursor: 'gone' }))).toBe('{"q":"shop"}')
  request.cookie = (await signIn(colleague.userId)).cookie
  expect(await staffPage('catalogue:read', list)(opened({ q: 'art', cursor: 'gone' }))).toBe('{"q":"art"}')
})

test('nothing else that goes wrong is drawn over', async () => {
  request.cookie = (await signIn(made.userId)).cookie
  const broken = accountPage('sites:read', () => {
    throw validation({ q: ['No'] })
  })
  await expect(broken(opened({ cursor: 'x' }))).rejects.toMatchObject({ fields: { q: ['No'] } })
  const always = accountPage('sites:read', () => {
    throw validation({ cursor: ['No'] })
  })
  await expect(always(opened({}))).rejects.toMatchObject({ fields: { cursor: ['No'] } })
})

test('what is missing, or not for this person, is one page with the status 404, drawn by the server', async () => {
  const absent = () => {
    throw notFound('This registration')
  }
  const secret = () => 'a secret'
  const other = await account()
  request.cookie = (await signIn(made.userId)).cookie
  const draws = {
    'a row that does not exist': () => accountPage('sites:read', absent)(opened({ cursor: 'x' })),
    'a page for everybody': () => publicPage(absent)(opened({})),
    'another account': () => accountPage('sites:read', secret)({ ...opened({}), params: Promise.resolve({ account: other.accountSlug }) }),
    'the console': () => staffPage('catalogue:read', secret)(opened({})),
  }
  for (const [what, draw] of Object.entries(draws)) {
    const note: PageNote = {}
    const markup = await pageNote.run(note, async () => renderToStaticMarkup(await draw()))
    expect([what, note.status]).toEqual([what, 404])
    expect(markup).toContain(wrong.notFoundTitle)
    expect(markup).not.toContain('secret')
  }
})
