import { expect, test } from 'vitest'
import { authenticate } from '@/lib/auth/authenticate'
import { tokenFor } from '@/lib/auth/login-tokens'
import { hashPassword } from '@/lib/auth/password'
import { DAY, moveClock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { resendDelivery } from '@/lib/deliveries/resend-delivery'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { createStaff } from '@/lib/people/create-staff'
import { requestLink } from '@/lib/people/request-link'
import { followLink } from '@/lib/people/use-link'
import { everything, sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { claimWithPassword, joinLogin, lookAtClaim } from './claim'
import { fromRegistration } from './from-registration'
import { readWelcome, resendWelcome } from './welcome-notice'

const agent = await staff('agent')
const caller = () => ({ type: 'public', ip: newId(), requestId: 'test-request' }) as const
const PASSWORD = 'a long walk by the lake'
const deadLink = { code: 'VALIDATION', fields: { token: [expect.any(String)] } }

/** The newest link of a customer, derived the way the worker does. */
async function linkOf(registrationId: string, channel: 'email' | 'whatsapp'): Promise<string> {
  const [row] = await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE registration_id = $1 AND template = 'customer-welcome' AND channel = $2 ORDER BY id DESC LIMIT 1`, [registrationId, channel])
  return tokenFor(channel === 'email' ? 'claim' : 'claim_phone', row?.id ?? '')
}

async function customer(wanted: Parameters<typeof application>[0] = {}) {
  const { id } = await application(wanted)
  const { result } = await fromRegistration(agent, { id })
  return { id, ...result, byMail: await linkOf(id, 'email'), byPhone: await linkOf(id, 'whatsapp') }
}

/** Proves the mailbox by another link than the account's own. */
async function signInByMail(email: string): Promise<void> {
  await requestLink('magic_link')(caller(), { email })
  const [sent] = await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE "to" = $1 AND template = 'magic-link'`, [email])
  await followLink('magic_link')(caller(), { token: tokenFor('magic_link' satisfies LoginTokenPurpose, sent?.id ?? '') })
}

const userOf = async (id: string) => (await sql('owner', 'SELECT email, phone, email_verified_at IS NOT NULL AS proved, claimed_at IS NOT NULL AS claimed, suspended_at IS NOT NULL AS suspended FROM users WHERE id = $1', [id]))[0]
const ownersOf = (accountId: string) => sql('owner', `SELECT m.user_id, m.role, (SELECT count(*)::int FROM profiles p WHERE p.account_id = m.account_id AND p.user_id = m.user_id) AS modes FROM memberships m WHERE account_id = $1`, [accountId])

test('PROV-10: looking at a link changes nothing; setting a password takes the account over, once', async () => {
  const made = await customer()
  const before = await everything()
  expect(await lookAtClaim(made.byMail)).toEqual({ accountName: 'Ayu Lestari', needsEmail: false })
  expect(await lookAtClaim(made.byPhone)).toEqual({ accountName: 'Ayu Lestari', needsEmail: false })
  expect(await lookAtClaim(tokenFor('claim', newId()))).toBeNull()
  expect(await everything()).toEqual(before)

  expect(await claimWithPassword(caller(), { token: made.byMail, password: PASSWORD })).toBe(made.user_id)
  expect(await userOf(made.user_id)).toMatchObject({ claimed: true, proved: true })
  expect(await authenticate({ email: `${made.id}@a.example`, password: PASSWORD }, caller())).toBe(made.user_id)
  for (const token of [made.byMail, made.byPhone]) await expect(claimWithPassword(caller(), { token, password: 'another long walk' })).rejects.toMatchObject(deadLink)
})

test('of both links used at one moment, twenty times, one takes the account over', async () => {
  const made = await customer()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => claimWithPassword(caller(), { token: n % 2 ? made.byMail : made.byPhone, password: PASSWORD })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])).every((code) => code === 'VALIDATION')).toBe(true)
})

test('a link on the phone does not prove the mailbox, and gives nobody the login of who proved it meanwhile', async () => {
  const byPhone = await customer()
  await claimWithPassword(caller(), { token: byPhone.byPhone, password: PASSWORD })
  expect(await userOf(byPhone.user_id)).toMatchObject({ claimed: true, proved: false })
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE user_id = $1 AND template = 'verify-email'`, [byPhone.user_id])).toEqual([{ count: 1 }])

  const other = await customer()
  await signInByMail(`${other.id}@a.example`)
  expect(await lookAtClaim(other.byPhone)).toBeNull()
  await expect(claimWithPassword(caller(), { token: other.byPhone, password: PASSWORD })).rejects.toMatchObject(deadLink)
})

test('PROV-10: an address that has a login is not asked for again: the account joins that login, whole, in one go', async () => {
  const email = `known-${newId()}@gmail.com`
  const login = await account({ email, passwordHash: await hashPassword(PASSWORD) })
  const made = await customer({ email })
  expect(await lookAtClaim(made.byMail)).toEqual({ accountName: 'Ayu Lestari', needsEmail: true })
  await expect(claimWithPassword(caller(), { token: made.byMail, password: PASSWORD })).rejects.toMatchObject({ fields: { email: [expect.any(String)] } })
  await expect(claimWithPassword(caller(), { token: made.byMail, password: PASSWORD, email })).rejects.toMatchObject({ fields: { email: [expect.any(String)] } })

  expect(await joinLogin(caller(), { token: made.byMail, userId: login.userId })).toBe(`/${made.account_slug}`)
  expect(await ownersOf(made.account_id)).toEqual([{ user_id: login.userId, role: 'owner', modes: 3 }])
  expect(await userOf(made.user_id), 'nobody can come in as the person that staff made').toEqual({ email: null, phone: null, proved: false, claimed: false, suspended: true })
  expect(await sql('owner', 'SELECT user_id FROM registrations WHERE id = $1', [made.id])).toEqual([{ user_id: login.userId }])
  expect(await sql('owner', `SELECT actor_id, data FROM audit_entries WHERE account_id = $1 AND action = 'account.joined_login'`, [made.account_id])).toEqual([{ actor_id: login.userId, data: { instead_of: made.user_id } }])
  for (const token of [made.byMail, made.byPhone]) await expect(joinLogin(caller(), { token, userId: login.userId })).rejects.toMatchObject(deadLink)
})

test('who has no address on record chooses one, and is asked to prove it', async () => {
  const made = await customer({ email: null })
  const email = `chosen-${newId()}@example.com`
  await claimWithPassword(caller(), { token: made.byPhone, password: PASSWORD, email })
  expect(await userOf(made.user_id)).toMatchObject({ email, claimed: true, proved: false })
  expect(await authenticate({ email, password: PASSWORD }, caller())).toBe(made.user_id)
})

test('a link for an account that was taken over joins no other login; a weak password leaves the link usable', async () => {
  const made = await customer()
  await expect(claimWithPassword(caller(), { token: made.byMail, password: 'password1' })).rejects.toMatchObject({ fields: { password: [expect.any(String)] } })
  await claimWithPassword(caller(), { token: made.byMail, password: PASSWORD })
  const stranger = await account()
  await expect(joinLogin(caller(), { token: made.byPhone, userId: stranger.userId })).rejects.toMatchObject(deadLink)

  // Nor where its owner came in by another link, so that this one was never used.
  const other = await customer()
  await signInByMail(`${other.id}@a.example`)
  await expect(joinLogin(caller(), { token: other.byMail, userId: stranger.userId })).rejects.toMatchObject(deadLink)
  expect(await ownersOf(other.account_id)).toMatchObject([{ user_id: other.user_id }])
})

test('T1-16: a colleague’s first password is their own choice, by a link that works once and joins no other login', async () => {
  const email = `new@${newId()}.example`
  const userId = await createStaff(await staff('admin'), { email, name: 'New Colleague', role: 'agent' })
  const [sent] = await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE "to" = $1 AND template = 'claim-account'`, [email])
  const token = tokenFor('claim', sent?.id ?? '')
  await expect(joinLogin(caller(), { token, userId: agent.userId })).rejects.toMatchObject(deadLink)
  expect(await claimWithPassword(caller(), { token, password: PASSWORD })).toBe(userId)
  expect(await userOf(userId)).toMatchObject({ claimed: true, proved: true })
  await expect(claimWithPassword(caller(), { token, password: PASSWORD })).rejects.toMatchObject(deadLink)
})

test('PIPE-7: the welcome says how it stands on each channel; sent again its link is new and the old one is dead', async () => {
  const made = await customer({ phone: null })
  const [phone, mail] = (await readWelcome(agent, made.id))?.notices ?? []
  expect(phone).toMatchObject({ channel: 'whatsapp', state: 'not_sendable', deliveryId: null, canResend: false })
  expect(mail).toMatchObject({ channel: 'email', state: 'queued', canResend: false })
  const again = (channel: 'email' | 'whatsapp') => resendWelcome(agent, { id: made.id, channel })
  await expect(again('whatsapp')).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(again('email'), 'still on its way').rejects.toMatchObject({ code: 'CONFLICT' })

  await sql('owner', `UPDATE deliveries SET status = 'failed', failed_at = now(), last_error = 'no such mailbox' WHERE id = $1`, [mail?.deliveryId])
  expect((await readWelcome(agent, made.id))?.notices[1]).toMatchObject({ state: 'failed', error: 'no such mailbox', canResend: true })
  const clicks = await Promise.allSettled([again('email'), again('email'), again('email')])
  expect(clicks.filter(({ status }) => status === 'fulfilled'), 'two colleagues at once send one').toHaveLength(1)
  await expect(claimWithPassword(caller(), { token: made.byMail, password: PASSWORD })).rejects.toMatchObject(deadLink)
  await claimWithPassword(caller(), { token: await linkOf(made.id, 'email'), password: PASSWORD })
  expect((await readWelcome(agent, made.id))?.claimedAt).toBeInstanceOf(Date)
  const [left] = await sql<{ id: string }>('owner', `UPDATE deliveries SET status = 'sent', sent_at = now() WHERE registration_id = $1 AND template = 'customer-welcome' AND status = 'queued' RETURNING id`, [made.id])
  await expect(again('email'), 'nobody needs it any more').rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(resendDelivery(agent, { id: left?.id ?? '' })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a link lives a week', async () => {
  const made = await customer()
  moveClock(7 * DAY + 1)
  expect(await lookAtClaim(made.byMail)).toBeNull()
  await expect(joinLogin(caller(), { token: made.byMail, userId: agent.userId })).rejects.toMatchObject(deadLink)
})

test('T1-17: two customers of one phone have a link each, which opens their own account and nobody else’s', async () => {
  const phone = '+6281299887766'
  const [first, second] = [await customer({ phone }), await customer({ phone })]
  expect(first.user_id).not.toBe(second.user_id)
  expect(await claimWithPassword(caller(), { token: second.byPhone, password: PASSWORD })).toBe(second.user_id)
  expect(await userOf(first.user_id)).toMatchObject({ phone, claimed: false })
  expect(await claimWithPassword(caller(), { token: first.byPhone, password: PASSWORD })).toBe(first.user_id)
})
