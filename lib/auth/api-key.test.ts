import { expect, test } from 'vitest'
import { MINUTE, moveClock } from '@/lib/core/clock'
import { everything, sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { accountKey, staffKey } from '@/lib/testing/requests'
import { hashApiKey, newApiKey, resolveApiKey } from './api-key'

const visit = { requestId: 'test-request', ip: '127.0.0.1', userAgent: null, path: '/' }
const who = (key: string, scheme = 'Bearer') => resolveApiKey(visit, `${scheme} ${key}`)

test('a key has 256 random bits, shows where it belongs, and only its hash is kept', async () => {
  const made = newApiKey()
  expect(made.key).toMatch(new RegExp(`^gh_${made.prefix}_[\\w-]{43}$`))
  expect(made.keyHash).toMatch(/^[0-9a-f]{64}$/)
  expect(newApiKey().key).not.toBe(made.key)
  const key = await accountKey(await account(), ['credits:read'])
  const stored = JSON.stringify(await everything())
  expect(stored).toContain(hashApiKey(key))
  expect(stored).not.toContain(key)
})

test('an account’s key speaks for the account, within its scopes', async () => {
  const acme = await account()
  expect(await who(await accountKey(acme, ['credits:spend']))).toMatchObject({ type: 'api_key', accountId: acme.accountId, userId: null, scopes: ['credits:spend'] })
})

test('a colleague’s key speaks for the colleague, with the role they have now', async () => {
  const agent = await staff('agent')
  const key = await staffKey(agent, ['accounts:read'])
  expect(await who(key)).toMatchObject({ type: 'staff', userId: agent.userId, role: 'agent', scopes: ['accounts:read'] })
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [agent.userId])
  expect(await who(key)).toBeUndefined()
})

test('a revoked key, and those of the closed and the suspended, speak for nobody', async () => {
  const [acme, agent] = [await account(), await staff('agent')]
  const [revoked, closed, suspended] = [await accountKey(acme, ['account:read']), await accountKey(acme, ['account:read']), await staffKey(agent, ['accounts:read'])]
  await sql('owner', 'UPDATE api_keys SET revoked_at = now() WHERE key_hash = $1', [hashApiKey(revoked)])
  expect([await who(revoked), (await who(closed))?.type]).toEqual([undefined, 'api_key'])
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [acme.accountId])
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [agent.userId])
  expect([await who(closed), await who(suspended)]).toEqual([undefined, undefined])
})

test('what is no key is no key', async () => {
  const key = await accountKey(await account(), ['account:read'])
  for (const wrong of ['', 'x', `${key}x`, key.slice(0, -1), key.toUpperCase(), `gh_00000000_${'a'.repeat(43)}`, `${key}, ${key}`]) expect(await who(wrong)).toBeUndefined()
  expect(await who(key, 'Basic')).toBeUndefined()
  expect(await who(key, 'bearer')).toBeDefined()
})

test('its use is noted at most once a minute', async () => {
  const key = await accountKey(await account(), ['account:read'])
  const used = async () => (await sql<{ last_used_at: Date | null }>('owner', 'SELECT last_used_at FROM api_keys WHERE key_hash = $1', [hashApiKey(key)]))[0]?.last_used_at?.getTime()
  await who(key)
  await expect.poll(used).toBeDefined()
  const first = await used()
  moveClock(MINUTE / 2)
  await who(key)
  moveClock(MINUTE)
  await who(key)
  await expect.poll(used).toBeGreaterThan((first ?? 0) + MINUTE)
})
