import { expect, test } from 'vitest'
import { tokenFor } from '@/lib/auth/login-tokens'
import { newId } from '@/lib/core/ids'
import { fields } from '@/lib/messages/en/fields'
import { everything, sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { application, testPhone } from '@/lib/testing/registrations'
import { claimWithPassword, joinLogin, lookAtClaim } from './claim'
import { correctContact } from './correct-contact'
import { fromRegistration } from './from-registration'
import { correctContactForm } from './registration-schema'
import { readWelcome } from './welcome-notice'

const agent = await staff('agent')
const caller = () => ({ type: 'public', ip: newId(), requestId: 'test-request' }) as const
const PASSWORD = 'a long walk by the lake'

/** A customer whose addresses were mistyped. */
async function customer() {
  const { id } = await application()
  const { result } = await fromRegistration(agent, { id })
  return { id, ...result }
}
/** The link in the newest welcome to an address. */
async function linkTo(to: string, purpose: 'claim' | 'claim_phone'): Promise<string> {
  const [row] = await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE "to" = $1 AND template = 'customer-welcome' ORDER BY id DESC LIMIT 1`, [to])
  return tokenFor(purpose, row?.id ?? '')
}
const addressesOf = async (id: string) => (await sql<{ email: string; phone: string; link_version: number }>('owner', 'SELECT email, phone, link_version FROM registrations WHERE id = $1', [id]))[0]
const email = () => `right-${newId()}@example.com`

test('PIPE-7: a mistyped address is put right: its links die, the welcome goes to the new one, and that takes the account over', async () => {
  const { id, user_id, account_id } = await customer()
  const before = await addressesOf(id)
  if (!before) throw new Error('no customer')
  const [old, right, phone] = [await linkTo(before.email, 'claim'), email(), testPhone()]
  const oldByPhone = await linkTo(before.phone, 'claim_phone')
  await correctContact(agent, { id, email: right, phone })
  expect([await lookAtClaim(old), await lookAtClaim(oldByPhone)]).toEqual([null, null])
  expect(await addressesOf(id)).toEqual({ email: right, phone, link_version: before.link_version + 1 })
  expect(await sql('owner', 'SELECT b.email AS billed, a.phone FROM billing_profiles b JOIN accounts a ON a.id = b.account_id WHERE b.account_id = $1', [account_id])).toEqual([{ billed: right, phone }])
  expect((await readWelcome(agent, id))?.notices).toMatchObject([{ channel: 'whatsapp', state: 'queued' }, { channel: 'email', state: 'queued' }])
  expect(await claimWithPassword(caller(), { token: await linkTo(right, 'claim'), password: PASSWORD })).toBe(user_id)
  expect(await sql('owner', 'SELECT email, email_verified_at IS NOT NULL AS proved FROM users WHERE id = $1', [user_id])).toEqual([{ email: right, proved: true }])
  await expect(correctContact(agent, { id, email: email(), phone })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('an address that is another login’s stays theirs, and its link joins that login', async () => {
  const { id, user_id } = await customer()
  const known = email()
  const other = await account({ email: known })
  const { phone } = (await addressesOf(id)) ?? { phone: '' }
  await correctContact(agent, { id, email: known, phone })
  expect(await sql('owner', 'SELECT email FROM users WHERE id = $1', [user_id])).toEqual([{ email: null }])
  expect(await lookAtClaim(await linkTo(phone, 'claim_phone')), 'the phone was right all along').not.toBeNull()
  expect(await joinLogin(caller(), { token: await linkTo(known, 'claim'), userId: other.userId })).toMatch(/^\//u)
})

test('nothing new sends nothing; somebody must stay reachable; a number that is none is said at its field', async () => {
  const { id } = await customer()
  const same = (await addressesOf(id)) ?? { email: '', phone: '' }
  const before = await everything()
  await correctContact(agent, { id, email: same.email, phone: same.phone })
  await expect(correctContact(agent, { id, email: null, phone: null })).rejects.toMatchObject({ code: 'VALIDATION', fields: { email: [expect.any(String)] } })
  await expect(correctContact(agent, { id, email: same.email, phone: '12345678' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone: [expect.any(String)] } })
  await expect(correctContact(agent, { id: (await application()).id, email: same.email, phone: null })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await everything()).deliveries).toEqual(before.deliveries)
})

test('a mistyped correction is refused in the words of its field', () => {
  expect(correctContactForm.safeParse({ id: newId(), email: 'nope', phone: '' }).error?.issues).toMatchObject([{ path: ['email'], message: fields.email }])
})

test('corrected at the very moment in which the account is taken over: one of the two comes first, and the address is the owner’s own', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, user_id } = await customer()
    const { email: first = '' } = (await addressesOf(id)) ?? {}
    const [token, right] = [await linkTo(first, 'claim'), email()]
    const [claimed, corrected] = await Promise.allSettled([claimWithPassword(caller(), { token, password: PASSWORD }), correctContact(agent, { id, email: right, phone: null })])
    expect([claimed.status, corrected.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await sql('owner', 'SELECT email FROM users WHERE id = $1', [user_id])).toEqual([{ email: claimed.status === 'fulfilled' ? first : right }])
  }
})
