import { afterEach, expect, test } from 'vitest'
import type { UserActor } from '@/lib/core/actor'
import { codeFor } from '@/lib/auth/phone-codes'
import { hashPassword } from '@/lib/auth/password'
import { MINUTE, moveClock, resetClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { consumePhoneToken } from '@/lib/phones/consume-phone-token'
import { requestCode } from '@/lib/phones/request-code'
import { verifyCode } from '@/lib/phones/verify-code'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { signIn } from '@/lib/testing/requests'
import { askForPhone } from './ask-for-phone'
import { confirmPhone } from './confirm-phone'
import { getOwnPhone } from './queries'
import { removePhone } from './remove-phone'

afterEach(resetClock)

const PASSWORD = 'correct horse battery'
let numbers = 10_000_000 + Math.floor(Math.random() * 80_000_000)
const newPhone = () => `+62813${numbers++}`

/** Somebody signed in, just now. */
async function person(wanted: { phone?: string; passwordHash?: string } = {}): Promise<UserActor & { email: string }> {
  const email = `ada@${newId()}.example`
  const { userId } = await account({ email, passwordHash: wanted.passwordHash ?? (await hashPassword(PASSWORD)) })
  await sql('owner', 'UPDATE users SET phone = $2 WHERE id = $1', [userId, wanted.phone ?? null])
  const { sessionId } = await signIn(userId)
  return { type: 'user', userId, sessionId, email, name: 'Ada Owner', emailVerified: true, staffRole: null, accounts: [], requestId: newId(), ip: newId() }
}
const phoneOf = async ({ userId }: UserActor) => (await sql<{ phone: string | null }>('owner', 'SELECT phone FROM users WHERE id = $1', [userId]))[0]?.phone
const codeTo = async (phone: string) => codeFor((await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE "to" = $1 AND template = 'phone-code' ORDER BY id DESC LIMIT 1`, [phone]))[0]?.id ?? '')
const otherThan = (code: string, by = 1) => `${(Number(code) + by) % 1_000_000}`.padStart(6, '0')
const toldOf = ({ userId }: UserActor) => sql<{ channel: string; to: string; template: string; payload: object }>('owner', `SELECT channel, "to", template, payload FROM deliveries WHERE user_id = $1 AND template LIKE 'phone-%ed' ORDER BY channel`, [userId])
const atCode = (left: number) => ({ code: 'VALIDATION', fields: { code: [expect.any(String)] }, details: { tries_left: left } })

test('T1-18: a new number counts once its own code came back; the former number, the mailbox and the audit say so', async () => {
  const [former, next] = [newPhone(), newPhone()]
  const ada = await person({ phone: former })
  await askForPhone(ada, { phone: next.replace('+62', '0'), current_password: undefined })
  expect(await phoneOf(ada)).toBe(former)
  expect(await getOwnPhone(ada)).toMatchObject({ phone: former, identity: 'fresh', asked: { phone: next } })

  // A code that did not leave says so, and a new one begins anew.
  await sql('owner', `UPDATE deliveries SET status = 'failed', failed_at = now(), last_error = 'no such number' WHERE "to" = $1`, [next])
  expect((await getOwnPhone(ada)).asked).toMatchObject({ phone: next, isLost: true })
  await askForPhone(ada, { phone: next, current_password: undefined })
  expect((await getOwnPhone(ada)).asked).toMatchObject({ isLost: false })

  await confirmPhone(ada, { code: await codeTo(next) })
  expect(await phoneOf(ada)).toBe(next)
  expect(await getOwnPhone(ada)).toMatchObject({ phone: next, asked: null })
  const told = await toldOf(ada)
  expect(told).toMatchObject([{ channel: 'email', to: ada.email, template: 'phone-changed' }, { channel: 'whatsapp', to: former, template: 'phone-changed' }])
  // The number that is left may be somebody else's by now: it hears that there is another, and not which.
  expect(JSON.stringify(told.map(({ payload }) => payload))).not.toContain(next)
  const audited = await sql<{ data: { after: string } }>('owner', `SELECT data FROM audit_entries WHERE action = 'user.phone_changed' AND subject_id = $1`, [ada.userId])
  expect(audited).toEqual([{ data: { before: expect.stringContaining(former.slice(-3)), after: expect.stringContaining(next.slice(-3)) } }])
  expect(JSON.stringify(audited)).not.toContain(next)
})

test('T1-18: without the code nothing is changed: wrong, too often, too late, twice', async () => {
  const [ada, next] = [await person({ phone: newPhone() }), newPhone()]
  const before = await phoneOf(ada)
  await askForPhone(ada, { phone: next, current_password: undefined })
  const code = await codeTo(next)
  for (const [wrong, left] of [[1, 2], [2, 1], [3, 0]] as const) await expect(confirmPhone(ada, { code: otherThan(code, wrong) })).rejects.toMatchObject(atCode(left))
  await expect(confirmPhone(ada, { code })).rejects.toMatchObject(atCode(0))
  expect((await getOwnPhone(ada)).asked).toBeNull()

  await askForPhone(ada, { phone: next, current_password: undefined })
  const late = await codeTo(next)
  moveClock(5 * MINUTE + 1)
  await expect(confirmPhone(ada, { code: late })).rejects.toMatchObject(atCode(0))
  expect([await phoneOf(ada), await toldOf(ada)]).toEqual([before, []])

  await askForPhone(ada, { phone: next, current_password: undefined })
  const right = await codeTo(next)
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => confirmPhone(ada, { code: right })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await toldOf(ada)).toHaveLength(2)
})

test('T1-18: a code is for one person and one number: another number, another person, an application change nothing', async () => {
  const [ada, bo] = [await person(), await person()]
  const [first, second] = [newPhone(), newPhone()]
  await askForPhone(ada, { phone: first, current_password: undefined })
  const code = await codeTo(first)
  await askForPhone(ada, { phone: second, current_password: undefined })
  if (code !== (await codeTo(second))) await expect(confirmPhone(ada, { code })).rejects.toMatchObject(atCode(2))
  await expect(confirmPhone(bo, { code: await codeTo(second) })).rejects.toMatchObject(atCode(0))

  // One number in everybody's hands at once: each has a code of their own.
  const shared = newPhone()
  await askForPhone(ada, { phone: shared, current_password: undefined })
  const adas = await codeTo(shared)
  await requestCode({ type: 'public', ip: newId(), requestId: newId() }, { phone: shared })
  const applicants = await codeTo(shared)
  await askForPhone(bo, { phone: shared, current_password: undefined })
  await expect(confirmPhone(ada, { code: applicants })).rejects.toMatchObject(atCode(2))
  const caller = { type: 'public', ip: newId(), requestId: newId() } as const
  await expect(verifyCode(caller, { phone: shared, code: adas })).rejects.toMatchObject(atCode(2))
  const { phone_token: token } = await verifyCode(caller, { phone: shared, code: applicants })
  await confirmPhone(ada, { code: adas })
  await inSystem((tx) => consumePhoneToken(tx, { phone: shared, token }))
  expect(await phoneOf(ada)).toBe(shared)
})

test('T1-18: a session that was left open is not enough: the password, or a new login', async () => {
  const [ada, linked] = [await person({ phone: newPhone() }), await person({ phone: newPhone() })]
  await sql('owner', 'UPDATE users SET password_hash = NULL WHERE id = $1', [linked.userId])
  moveClock(11 * MINUTE)
  const refused = { code: 'VALIDATION', fields: { current_password: [expect.any(String)] } }
  const before = await everything()
  for (const current_password of [undefined, '', 'wrong']) {
    await expect(askForPhone(ada, { phone: newPhone(), current_password })).rejects.toMatchObject(refused)
    await expect(removePhone(ada, { current_password })).rejects.toMatchObject(refused)
  }
  await expect(askForPhone(linked, { phone: newPhone(), current_password: 'wrong' })).rejects.toMatchObject({ fields: { current_password: [expect.stringContaining('Sign out')] } })
  expect({ ...(await everything()), rate_limits: [] }).toEqual({ ...before, rate_limits: [] })
  expect([(await getOwnPhone(ada)).identity, (await getOwnPhone(linked)).identity]).toEqual(['password', 'sign-in'])

  const next = newPhone()
  await askForPhone(ada, { phone: next, current_password: PASSWORD })
  await confirmPhone(ada, { code: await codeTo(next) })
  expect(await phoneOf(ada)).toBe(next)
})

test('T1-18: removing the number tells it and the mailbox; removing none tells nobody', async () => {
  const former = newPhone()
  const ada = await person({ phone: former })
  await removePhone(ada, { current_password: undefined })
  await removePhone(ada, { current_password: undefined })
  expect(await phoneOf(ada)).toBeNull()
  expect(await toldOf(ada)).toMatchObject([{ channel: 'email', to: ada.email, template: 'phone-removed' }, { channel: 'whatsapp', to: former, template: 'phone-removed' }])
  expect(await sql('owner', `SELECT 1 FROM audit_entries WHERE action = 'user.phone_removed' AND subject_id = $1`, [ada.userId])).toHaveLength(1)
})

test('what is no number, or the present one, is told at its field and sends nothing', async () => {
  const former = newPhone()
  const ada = await person({ phone: former })
  for (const phone of ['12345', former]) await expect(askForPhone(ada, { phone, current_password: undefined })).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone: [expect.any(String)] } })
  await expect(confirmPhone(ada, { code: '123456' })).rejects.toMatchObject(atCode(0))
  expect(await sql('owner', `SELECT 1 FROM deliveries WHERE user_id = $1 AND template = 'phone-code'`, [ada.userId])).toEqual([])
})
