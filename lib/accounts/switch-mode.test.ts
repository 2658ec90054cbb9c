import { expect, test } from 'vitest'
import { resolveSession } from '@/lib/auth/resolve-session'
import { sealSession } from '@/lib/auth/session-cookie'
import { startSessionRow } from '@/lib/auth/sessions'
import type { UserActor } from '@/lib/core/actor'
import { sql } from '@/lib/testing/database'
import { account, member, type TestAccount } from '@/lib/testing/factories'
import { listSeats } from './queries'
import { switchMode } from './switch-mode'

const visit = { requestId: 'r', ip: '127.0.0.1', userAgent: null, path: '/' }

/** The person as the next request would know them. */
async function signedIn({ userId, accountSlug }: Pick<TestAccount, 'userId' | 'accountSlug'>) {
  const cookie = await sealSession(await startSessionRow(userId, visit))
  const ask = async () => {
    const session = await resolveSession(visit, cookie, accountSlug)
    if (!session?.account) throw new Error('nobody is signed in')
    return { user: session.user satisfies UserActor, mode: session.account.mode }
  }
  return ask
}

const suspend = (userId: string, mode: string) => sql('owner', `UPDATE profiles SET status = 'suspended' WHERE user_id = $1 AND mode = $2::profile_mode`, [userId, mode])

test('ISSUE-2: a mode is kept in the session and asked for on every request', async () => {
  const made = await account()
  const ask = await signedIn(made)
  const { user, mode } = await ask()
  expect(mode).toBe('vendor')

  expect(await switchMode(user, { account: made.accountSlug, mode: 'employee' })).toEqual({ home: `/${made.accountSlug}` })
  expect((await ask()).mode).toBe('employee')
  expect(await switchMode(user, { account: made.accountSlug, mode: 'customer' })).toEqual({ home: '/portal' })
  expect((await ask()).mode).toBe('customer')

  // Suspended after it was chosen: the very next request falls back to the primary mode.
  await suspend(made.userId, 'customer')
  expect((await ask()).mode).toBe('vendor')
})

test('ISSUE-2: a forged mode is refused and changes nothing', async () => {
  const [made, other] = [await account(), await account()]
  const ask = await signedIn(made)
  const { user } = await ask()
  await suspend(made.userId, 'employee')

  await expect(switchMode(user, { account: made.accountSlug, mode: 'employee' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(switchMode(user, { account: other.accountSlug, mode: 'vendor' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(switchMode({ ...user, userId: other.userId }, { account: other.accountSlug, mode: 'customer' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await ask()).mode).toBe('vendor')
  expect(await sql('owner', 'SELECT mode FROM sessions WHERE id = $1', [user.sessionId])).toEqual([{ mode: null }])
})

test('T2-21: switching leaves exactly one primary profile', async () => {
  const made = await account()
  const { user } = await (await signedIn(made))()
  await Promise.all((['vendor', 'employee', 'customer', 'vendor'] as const).map((mode) => switchMode(user, { account: made.accountSlug, mode })))
  expect(await sql('owner', 'SELECT mode FROM profiles WHERE user_id = $1 AND is_primary', [made.userId])).toEqual([{ mode: 'vendor' }])
})

test('a person is shown their own seats and nobody else’s, without suspended modes and closed accounts', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  await member(other, 'viewer')
  await sql('owner', `INSERT INTO memberships (account_id, user_id, role) VALUES ($1, $2, 'viewer')`, [other.accountId, made.userId])
  await sql('owner', `INSERT INTO profiles (account_id, user_id, mode, is_primary) VALUES ($1, $2, 'customer', true)`, [other.accountId, made.userId])
  await suspend(made.userId, 'employee')
  const { user } = await (await signedIn(made))()

  const seats = await listSeats(user)
  expect(seats.toSorted((a, b) => a.modes.length - b.modes.length)).toEqual([
    expect.objectContaining({ slug: other.accountSlug, role: 'viewer', modes: ['customer'] }),
    expect.objectContaining({ slug: made.accountSlug, role: 'owner', modes: ['vendor', 'customer'] }),
  ])
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [other.accountId])
  expect(await listSeats({ ...user })).toHaveLength(1)
})
