import { expect, test } from 'vitest'
import { listSeats } from '@/lib/accounts/queries'
import { renameAccount } from '@/lib/accounts/rename-account'
import { oldAddress } from '@/lib/auth/old-address'
import { resolveSession } from '@/lib/auth/resolve-session'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { newId } from '@/lib/core/ids'
import { renderMessage } from '@/lib/deliveries/render'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { accountKey, call, signIn } from '@/lib/testing/requests'
import { GET } from './route'

// What knows an account by its address goes on after a change of it.

const renamed = async () => {
  const made = await account()
  const before = await signIn(made.userId)
  const { slug } = await renameAccount(made.owner, { slug: `moved-${newId().slice(-12)}` })
  return { ...made, ...before, old: made.accountSlug, slug }
}

test('PROV-6: a session that began before goes on, and the switcher leads to the present address', async () => {
  const { cookie, slug, old } = await renamed()
  const visit = { requestId: newId(), ip: '127.0.0.1', userAgent: null, path: '/' }
  const sealed = readCookie(new Headers({ cookie }), SESSION_COOKIE)
  const session = await resolveSession(visit, sealed, slug)
  expect(session).toMatchObject({ account: { accountSlug: slug, role: 'owner' }, user: { accounts: [{ slug }] } })
  expect(session && (await listSeats(session.user))).toMatchObject([{ slug }])
  expect((await resolveSession(visit, sealed, old))?.account).toBeNull()
})

test('PROV-6: a key goes on, and tells the present address; a browser names the account by it', async () => {
  const { accountId, cookie, slug, old } = await renamed()
  const answer = await call(GET, '/api/account', { bearer: await accountKey({ accountId }, ['account:read']) })
  expect(await answer.json()).toMatchObject({ account: { slug } })
  expect((await call(GET, '/api/account', { cookie })).status).toBe(200)
  expect((await call(GET, '/api/account', { cookie, headers: { 'x-account': slug } })).status).toBe(200)
  expect((await call(GET, '/api/account', { cookie, headers: { 'x-account': old } })).status).toBe(404)
})

test('PROV-6: the links of messages that were written before lead on', async () => {
  const { accountId, slug } = await renamed()
  const messages = await sql<{ id: string; channel: string; template: string; locale: string; payload: unknown }>('owner', `SELECT id, channel, template, locale, payload FROM deliveries WHERE account_id = $1 AND payload ? 'accountSlug'`, [accountId])
  expect(messages.length).toBeGreaterThan(0)
  for (const message of messages) {
    const { text } = await renderMessage(message)
    const [, linked] = /https?:\/\/[^/\s]+\/([a-z0-9-]+)/.exec(text) ?? []
    expect(await oldAddress(linked ?? ''), message.template).toEqual({ leadsTo: slug })
  }
})
