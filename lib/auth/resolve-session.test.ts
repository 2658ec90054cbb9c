import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { DAY, HOUR, moveClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account, member, staff } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { statementsOf } from '@/lib/testing/statements'
import { resolveSession, touchSession } from './resolve-session'
import { readCookie, sealSession, SESSION_COOKIE, sessionSecret } from './session-cookie'
import { endSession, endSessions, listSessions } from './sessions'

const visit = { requestId: 'test-request', ip: '127.0.0.1', userAgent: null, path: '/' }
const valueOf = (cookie: string) => readCookie(new Headers({ cookie }), SESSION_COOKIE)
const who = (cookie: string, slug: string | null = null) => resolveSession(visit, valueOf(cookie), slug)

test('a signed-in owner is known, with the account in the address, in one statement', async () => {
  const acme = await account()
  const { cookie, sessionId } = await signIn(acme.userId)
  const session = await who(cookie, acme.accountSlug)
  expect(session?.user).toMatchObject({ userId: acme.userId, sessionId, staffRole: null, accounts: [{ slug: acme.accountSlug }] })
  expect(session?.account).toMatchObject({ accountId: acme.accountId, role: 'owner', mode: 'vendor', modes: ['vendor', 'employee', 'customer'], scopes: null })
  expect((await statementsOf(() => who(cookie, acme.accountSlug))).statements).toHaveLength(1)
})

test('the account of somebody else is not there', async () => {
  const acme = await account()
  const { cookie } = await signIn((await account()).userId)
  expect((await who(cookie, acme.accountSlug))?.account).toBeNull()
  expect((await who(cookie, 'no-such-account'))?.account).toBeNull()
})

test('T1-19, ASVS 7.4.1: a copied cookie is dead after logout', async () => {
  const { userId } = await account()
  const { cookie, sessionId } = await signIn(userId)
  expect(await who(cookie)).toBeDefined()
  await endSession({ userId }, sessionId)
  expect(await who(cookie)).toBeUndefined()
})

test('ASVS 7.4.2: a suspended person is out at once, in all browsers', async () => {
  const { userId } = await account()
  const browsers = [await signIn(userId), await signIn(userId)]
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [userId])
  expect(await Promise.all(browsers.map(({ cookie }) => who(cookie)))).toEqual([undefined, undefined])
})

test('T2-20: a lost seat, a suspended profile and a closed account end with the next request', async () => {
  const acme = await account({ plan: 'growth' })
  const viewer = await member(acme, 'viewer')
  const { cookie } = await signIn(viewer.userId ?? '')
  const seat = async () => (await who(cookie, acme.accountSlug))?.account?.role
  expect(await seat()).toBe('viewer')
  await sql('owner', `UPDATE memberships SET role = 'editor' WHERE user_id = $1`, [viewer.userId])
  expect(await seat()).toBe('editor')
  await sql('owner', `UPDATE profiles SET status = 'suspended' WHERE user_id = $1`, [viewer.userId])
  expect(await seat()).toBeUndefined()
  await sql('owner', `UPDATE profiles SET status = 'active' WHERE user_id = $1`, [viewer.userId])
  expect(await seat()).toBe('editor')
  await sql('owner', 'DELETE FROM memberships WHERE user_id = $1', [viewer.userId])
  expect(await seat()).toBeUndefined()
})

test('a colleague’s role is read anew each time, and ends when they do', async () => {
  const agent = await staff('agent')
  const { cookie } = await signIn(agent.userId)
  expect((await who(cookie))?.staff).toMatchObject({ role: 'agent', scopes: null })
  await sql('owner', `UPDATE staff_members SET role = 'finance' WHERE user_id = $1`, [agent.userId])
  expect((await who(cookie))?.staff?.role).toBe('finance')
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [agent.userId])
  expect((await who(cookie))?.staff).toBeNull()
})

test('ASVS 7.3.1: a session ends after 14 days without use', async () => {
  const { cookie } = await signIn((await account()).userId)
  moveClock(14 * DAY - HOUR)
  expect(await who(cookie)).toBeDefined()
  await expect.poll(() => seenAt(cookie)).toBeGreaterThan(Date.now())
  moveClock(14 * DAY - HOUR)
  expect(await who(cookie)).toBeDefined()
  await expect.poll(() => seenAt(cookie)).toBeGreaterThan(Date.now() + 15 * DAY)
})

const seenAt = async (cookie: string) => (await who(cookie).then((session) => sql<{ seen_at: Date }>('owner', 'SELECT seen_at FROM sessions WHERE id = $1', [session?.user.sessionId])))[0]?.seen_at.getTime() ?? 0

test('ASVS 7.3.1: unused it is dead on day 15; ASVS 7.3.2: used every day it is dead on day 31', async () => {
  const idle = await signIn((await account()).userId)
  const busy = await signIn((await account()).userId)
  for (let day = 1; day <= 29; day++) {
    moveClock(DAY)
    await touchSession(busy.sessionId)
    if (day === 15) expect(await who(idle.cookie)).toBeUndefined()
  }
  expect(await who(busy.cookie)).toBeDefined()
  moveClock(DAY + HOUR)
  await touchSession(busy.sessionId)
  expect(await who(busy.cookie)).toBeUndefined()
})

test('ASVS 7.2.4: every login has a new session; ending the others keeps the one that asks', async () => {
  const { userId } = await account()
  const [one, two, three] = [await signIn(userId), await signIn(userId), await signIn(userId)]
  expect(new Set([one.sessionId, two.sessionId, three.sessionId]).size).toBe(3)
  expect((await listSessions({ userId, sessionId: two.sessionId })).map(({ id, current }) => [id, current])).toEqual([
    [two.sessionId, true],
    [three.sessionId, false],
    [one.sessionId, false],
  ])
  expect(await inSystem((tx) => endSessions(tx, userId, two.sessionId))).toBe(2)
  expect([await who(one.cookie), await who(three.cookie)]).toEqual([undefined, undefined])
  expect(await who(two.cookie)).toBeDefined()
})

test('a session of somebody else cannot be ended', async () => {
  const victim = await account()
  const { cookie, sessionId } = await signIn(victim.userId)
  await endSession({ userId: (await account()).userId }, sessionId)
  expect(await who(cookie)).toBeDefined()
})

test('the cookie holds the session’s id and nothing else; anything that we did not seal opens nothing', async () => {
  const { userId } = await account()
  const { cookie, sessionId } = await signIn(userId)
  const value = valueOf(cookie) ?? ''
  expect(cookie).not.toContain(sessionId)
  const foreign = await encode({ token: { sid: sessionId }, secret: 'another secret' })
  const noSession = await encode({ token: { sid: "' OR 1=1", userId }, secret: sessionSecret() })
  for (const forged of [sessionId, `${value}x`, value.slice(0, -2), foreign, noSession, 'a'.repeat(5000), await sealSession(newId())]) {
    expect(await resolveSession(visit, forged, null)).toBeUndefined()
  }
})
