import { expect, test } from 'vitest'
import type { UserActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { tokenFor } from '@/lib/auth/login-tokens'
import { resolveSession } from '@/lib/auth/resolve-session'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { requestLink } from './request-link'
import { changePassword, resetPassword } from './set-password'
import { followLink } from './use-link'

const caller = () => ({ type: 'public', ip: newId(), requestId: 'test-request' }) as const
const NEW = 'a long walk by the lake'
const OLD = 'correct horse battery'

async function person() {
  const email = `ada@${newId()}.example`
  const { userId } = await account({ email, passwordHash: await hashPassword(OLD) })
  return { userId, email }
}

/** The token in the newest message of a kind to an address, derived the way the worker does. */
async function tokenIn(to: string, template: string, purpose: 'magic_link' | 'password_reset' | 'verify_email' | 'claim'): Promise<string> {
  const rows = await sql<{ id: string }>('owner', 'SELECT id FROM deliveries WHERE "to" = $1 AND template = $2 ORDER BY id DESC LIMIT 1', [to, template])
  return tokenFor(purpose, rows[0]?.id ?? '')
}
const hashOf = async (userId: string) => (await sql<{ password_hash: string | null }>('owner', 'SELECT password_hash FROM users WHERE id = $1', [userId]))[0]?.password_hash
const isAlive = async (cookie: string) => (await resolveSession({ ...caller(), userAgent: null, path: '/' }, readCookie(new Headers({ cookie }), SESSION_COOKIE), null)) !== undefined

test('a forgotten password: ask, choose, all sessions end, the owner is told, the link is spent', async () => {
  const { userId, email } = await person()
  const { cookie } = await signIn(userId)
  await requestLink('password_reset')(caller(), { email })
  const token = await tokenIn(email, 'password-reset', 'password_reset')

  expect(await resetPassword(caller(), { token, password: NEW })).toBe(userId)
  expect(await verifyPassword(await hashOf(userId), NEW)).toBe(true)
  expect(await isAlive(cookie)).toBe(false)
  expect(await tokenIn(email, 'password-changed', 'claim')).not.toBe(tokenFor('claim', ''))
  await expect(resetPassword(caller(), { token, password: 'another long walk' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { token: [expect.any(String)] } })
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'user.password_set' AND subject_id = $1`, [userId])).toEqual([{ data: { by: 'password_reset' } }])
})

test('a refused password leaves the link usable and nothing changed', async () => {
  const { email } = await person()
  await requestLink('password_reset')(caller(), { email })
  const token = await tokenIn(email, 'password-reset', 'password_reset')
  const before = await everything()
  for (const password of ['password1', 'iloveyou', email]) {
    await expect(resetPassword(caller(), { token, password })).rejects.toMatchObject({ code: 'VALIDATION', fields: { password: [expect.any(String)] } })
  }
  expect(await everything()).toEqual(before)
  await resetPassword(caller(), { token, password: NEW })
})

test('enumeration: asking for a link answers alike and takes as long, for known, unknown and suspended', async () => {
  const { email } = await person()
  const suspended = await person()
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [suspended.userId])
  for (const purpose of ['magic_link', 'password_reset'] as const) {
    for (const address of [email, suspended.email, `nobody@${newId()}.example`]) {
      const start = performance.now()
      expect(await requestLink(purpose)(caller(), { email: address })).toBeUndefined()
      // One floor for all three, which the work never reaches.
      expect(performance.now() - start).toBeGreaterThan(240)
    }
  }
  const told = await sql<{ to: string }>('owner', `SELECT "to" FROM deliveries WHERE template IN ('magic-link', 'password-reset')`)
  expect(told.filter(({ to }) => to === email)).toHaveLength(2)
  expect(told.filter(({ to }) => to === suspended.email)).toHaveLength(0)
})

test('one mailbox gets five links of a kind an hour, whoever asks; the refusal is the same for an unknown one', async () => {
  const { email } = await person()
  for (const address of [email, `nobody@${newId()}.example`]) {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => requestLink('magic_link')(caller(), { email: address })))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'RATE_LIMITED' } }])
  }
})

test('T4-15: a magic link lets one in, proves the address, and does so once', async () => {
  const { userId, email } = await person()
  await requestLink('magic_link')(caller(), { email })
  await requestLink('magic_link')(caller(), { email })
  const token = await tokenIn(email, 'magic-link', 'magic_link')
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => followLink('magic_link')(caller(), { token })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: userId }])
  expect(await sql('owner', 'SELECT email_verified_at IS NOT NULL AS verified FROM users WHERE id = $1', [userId])).toEqual([{ verified: true }])
})

test('signing up sends the link that proves the address', async () => {
  const { userId, email } = await person()
  expect(await followLink('verify_email')(caller(), { token: await tokenIn(email, 'verify-email', 'verify_email') })).toBe(userId)
})

test('T2-20: changing the password needs the present one, and ends all other sessions', async () => {
  const { userId, email } = await person()
  const [here, there] = [await signIn(userId), await signIn(userId)]
  const user = { type: 'user', userId, sessionId: here.sessionId, email, name: 'Ada Owner', requestId: 'test-request', ip: '::1' } as UserActor
  await expect(changePassword(user, { current_password: 'wrong', password: NEW })).rejects.toMatchObject({ fields: { current_password: [expect.any(String)] } })
  await expect(changePassword(user, { current_password: OLD, password: 'Ada Owner' })).rejects.toMatchObject({ fields: { password: [expect.any(String)] } })
  expect([await isAlive(here.cookie), await isAlive(there.cookie)]).toEqual([true, true])
  await changePassword(user, { current_password: OLD, password: NEW })
  expect([await isAlive(here.cookie), await isAlive(there.cookie)]).toEqual([true, false])
  expect(await verifyPassword(await hashOf(userId), NEW)).toBe(true)
})
