import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { getAccount } from './queries'
import { updateAccount } from './update-settings'

test('name, country and phone are kept, the address stays, and the change is in the history', async () => {
  const made = await account()
  await updateAccount(made.owner, { name: 'Renamed Ltd', country: 'UG', phone: '0782 240146' })
  expect(await getAccount(made.owner)).toMatchObject({ name: 'Renamed Ltd', country: 'UG', phone: '+256782240146', slug: made.accountSlug })
  const [entry] = await sql('owner', `SELECT data, actor_id FROM audit_entries WHERE account_id = $1 AND action = 'account.changed'`, [made.accountId])
  expect(entry).toMatchObject({ actor_id: made.userId, data: { after: { name: 'Renamed Ltd', country: 'UG', phone: '+256782240146' } } })

  await updateAccount(made.owner, { name: 'Renamed Ltd' })
  expect(await getAccount(made.owner)).toMatchObject({ country: null, phone: null })
})

test('a name that another business has is refused at its field, in any spelling, also for 10 at once', async () => {
  const wanted = await account()
  await updateAccount(wanted.owner, { name: 'Nile  Coffee' })
  const rivals = await Promise.all(Array.from({ length: 10 }, () => account()))
  const tries = await Promise.allSettled(rivals.map(({ owner }) => updateAccount(owner, { name: ' NILE coffee' })))
  expect(tries.map((each) => each.status === 'rejected' && (each.reason as { code: string; fields: object }).code)).toEqual(Array<string>(10).fill('CONFLICT'))
  await expect(updateAccount(rivals[0]?.owner ?? wanted.owner, { name: 'nile coffee' })).rejects.toMatchObject({ fields: { name: [expect.any(String)] } })
})

test('a number that cannot exist is refused at its field and nothing is changed', async () => {
  const made = await account()
  await expect(updateAccount(made.owner, { name: 'Other', country: 'UG', phone: '0000000' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone: [expect.any(String)] } })
  expect((await getAccount(made.owner)).name).not.toBe('Other')
})
