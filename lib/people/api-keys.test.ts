import { expect, test } from 'vitest'
import { resolveApiKey } from '@/lib/auth/api-key'
import { accountPermissions } from '@/lib/auth/permissions'
import { everything } from '@/lib/testing/database'
import { account, member, staff } from '@/lib/testing/factories'
import { createApiKey } from './create-api-key'
import { createApiKeySchema } from './key-schema'
import { listApiKeys } from './queries'
import { revokeApiKey } from './revoke-api-key'

const visit = { requestId: 'test-request', ip: '127.0.0.1', userAgent: null, path: '/' }
const who = (key: string) => resolveApiKey(visit, `Bearer ${key}`)

test('T1-16: a key is shown once and works at once; the list shows its first part and never more', async () => {
  const { owner } = await account()
  const { key, id, prefix } = await createApiKey(owner, { name: 'Till', scopes: ['credits:spend', 'sites:write'] })
  expect(await who(key)).toMatchObject({ accountId: owner.accountId, scopes: ['credits:spend', 'sites:write'] })
  const [line] = await listApiKeys(owner)
  expect(line).toMatchObject({ id, name: 'Till', prefix, revokedAt: null })
  expect(JSON.stringify(line)).not.toContain(key.slice(12))
  expect(JSON.stringify(await everything())).not.toContain(key)
})

test('nobody hands out more than they have', async () => {
  const acme = await account({ plan: 'growth' })
  const viewer = await member(acme, 'viewer')
  const refused = { code: 'VALIDATION', fields: { scopes: [expect.any(String)] } }
  const given = (actor: Parameters<typeof createApiKey>[0], scopes: string[]) => createApiKey(actor, { name: 'Key', scopes })
  await expect(given(viewer, ['sites:read', 'sites:create'])).rejects.toMatchObject(refused)
  await expect(given(viewer, ['sites:write'])).rejects.toMatchObject(refused)
  await expect(given(acme.owner, ['accounts:suspend'])).rejects.toMatchObject(refused)
  await expect(given(acme.owner, ['nothing:read'])).rejects.toMatchObject(refused)
  await expect(given(await staff('agent'), ['payments:confirm'])).rejects.toMatchObject(refused)
  await expect(given(await staff('finance'), ['credits:spend'])).rejects.toMatchObject(refused)
  await given(acme.owner, [...accountPermissions])
  await given(await staff('finance'), ['payments:confirm', 'payments:write'])
})

test('a revoked key is dead with the next request; a key of somebody else is not there', async () => {
  const { owner } = await account()
  const { id, key } = await createApiKey(owner, { name: 'Till', scopes: ['account:read'] })
  await expect(revokeApiKey((await account()).owner, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(revokeApiKey(await staff('admin'), { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await who(key)).toBeDefined()
  await revokeApiKey(owner, { id })
  await revokeApiKey(owner, { id })
  expect(await who(key)).toBeUndefined()
  expect((await listApiKeys(owner))[0]?.revokedAt).toBeInstanceOf(Date)
})

test('a colleague’s keys are the colleague’s own', async () => {
  const [one, two] = [await staff('agent'), await staff('agent')]
  const { id, key } = await createApiKey(one, { name: 'Script', scopes: ['accounts:read'] })
  expect(await who(key)).toMatchObject({ type: 'staff', userId: one.userId })
  expect(await listApiKeys(two)).toEqual([])
  await expect(revokeApiKey(two, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a form with one box ticked sends one text; none at all is refused', () => {
  expect(createApiKeySchema.parse({ name: 'Till', scopes: 'credits:spend' }).scopes).toEqual(['credits:spend'])
  for (const scopes of [undefined, [], 'CREDITS', ['a'], 7]) expect(createApiKeySchema.safeParse({ name: 'Till', scopes }).success).toBe(false)
})
