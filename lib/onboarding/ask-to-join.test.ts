import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, member } from '@/lib/testing/factories'
import { askToJoin } from './ask-to-join'

const caller = () => ({ ip: newId() })
const company = async () => {
  const domain = `j-${newId()}.example`
  return { domain, ...(await account({ plan: 'growth', email: `owner@${domain}` })) }
}
const told = (accountId: string) => sql<{ to: string }>('owner', `SELECT "to" FROM deliveries WHERE account_id = $1 AND template = 'join-request' ORDER BY "to"`, [accountId])

test('T0-07: a wish to join gives no access; owner and admins are told, others are not', async () => {
  const acme = await company()
  const admin = await member(acme, 'admin')
  await member(acme, 'viewer')
  await askToJoin(caller(), { admin_name: 'New Colleague', email: `new@${acme.domain}` })

  expect(await told(acme.accountId)).toEqual([{ to: `admin@m-${admin.userId}.example` }, { to: `owner@${acme.domain}` }])
  expect(await sql('owner', `SELECT status, name FROM join_requests WHERE account_id = $1`, [acme.accountId])).toEqual([{ status: 'pending', name: 'New Colleague' }])
  expect(await sql('owner', 'SELECT count(*)::int FROM users WHERE email = $1', [`new@${acme.domain}`])).toEqual([{ count: 0 }])
})

test('asking again, also 20 times at once, is one wish and one message, and is answered the same', async () => {
  const acme = await company()
  await Promise.all(Array.from({ length: 20 }, () => askToJoin(caller(), { admin_name: 'Twice', email: `twice@${acme.domain}` })))
  await expect(askToJoin(caller(), { admin_name: 'Twice', email: `twice@${acme.domain}` })).resolves.toBeUndefined()
  expect(await told(acme.accountId)).toEqual([{ to: `owner@${acme.domain}` }])
})

test('a member who asks is answered the same, and nothing is written', async () => {
  const acme = await company()
  const before = await everything()
  await askToJoin(caller(), { admin_name: 'The Owner', email: `owner@${acme.domain}` })
  expect(await everything()).toEqual(before)
})

test('an address of no known company, or of a free mail service, has nobody to ask', async () => {
  for (const email of [`a@nobody-${newId()}.example`, 'a@gmail.com']) {
    await expect(askToJoin(caller(), { admin_name: 'Ada', email })).rejects.toMatchObject({ code: 'VALIDATION', fields: { email: [expect.any(String)] } })
  }
})

test('one address can ask only a few times a day', async () => {
  const [acme, asking] = [await company(), caller()]
  for (let n = 0; n < 5; n++) await askToJoin(asking, { admin_name: 'Many', email: `many${n}@${acme.domain}` })
  await expect(askToJoin(asking, { admin_name: 'Many', email: `many6@${acme.domain}` })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})
