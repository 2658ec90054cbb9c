import { expect, test } from 'vitest'
import { POST as askForCode } from '@/app/api/registrations/otp/route'
import { POST as prove } from '@/app/api/registrations/otp/verify/route'
import { codeFor } from '@/lib/auth/phone-codes'
import { LIMITS } from '@/lib/auth/rate-limits'
import { MINUTE, moveClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { localMail } from '@/lib/deliveries/mail-port'
import { sendDelivery } from '@/lib/deliveries/send-delivery'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { call } from '@/lib/testing/requests'
import { isCodeLost } from './codes'
import { consumePhoneToken } from './consume-phone-token'
import { requestCode } from './request-code'
import { verifyCode } from './verify-code'

const caller = () => ({ type: 'public', ip: newId(), requestId: 'test-request' }) as const
let numbers = 10_000_000 + Math.floor(Math.random() * 80_000_000)
const newPhone = () => `+62812${numbers++}`
const deliveryTo = async (phone: string) => (await sql<{ id: string }>('owner', `SELECT id FROM deliveries WHERE "to" = $1 ORDER BY id DESC LIMIT 1`, [phone]))[0]?.id ?? ''
const codeTo = async (phone: string) => codeFor(await deliveryTo(phone))
const otherThan = (code: string, by = 1) => `${(Number(code) + by) % 1_000_000}`.padStart(6, '0')
const use = (phone: string, token: string) => inSystem((tx) => consumePhoneToken(tx, { phone, token }))

async function asked(phone = newPhone()): Promise<{ phone: string; code: string }> {
  await requestCode(caller(), { phone })
  return { phone, code: await codeTo(phone) }
}
async function proved(): Promise<{ phone: string; token: string }> {
  const { phone, code } = await asked()
  return { phone, token: (await verifyCode(caller(), { phone, code })).phone_token }
}

test('whoever waits for a code is told when it could not be sent, and not any more once a new one is asked for', async () => {
  const { phone } = await asked()
  const isLost = () => isCodeLost({ phone, userId: null })
  expect(await isLost()).toBe(false)
  await sql('owner', `UPDATE deliveries SET status = 'failed' WHERE id = $1`, [await deliveryTo(phone)])
  expect(await isLost()).toBe(true)
  expect(await isCodeLost({ phone: newPhone(), userId: null })).toBe(false)
  await asked(phone)
  expect(await isLost()).toBe(false)
})

test('T1-07: a right code proves the phone, once', async () => {
  const { phone, code } = await asked()
  const { phone_token: token } = await verifyCode(caller(), { phone, code })
  await expect(verifyCode(caller(), { phone, code })).rejects.toMatchObject({ code: 'VALIDATION', details: { tries_left: 0 } })
  await use(phone, token)
})

test('T1-07: after three wrong tries the right code fails too; the tries left are said', async () => {
  const { phone, code } = await asked()
  for (const [wrong, left] of [[1, 2], [2, 1], [3, 0]] as const) {
    await expect(verifyCode(caller(), { phone, code: otherThan(code, wrong) })).rejects.toMatchObject({ fields: { code: [expect.any(String)] }, details: { tries_left: left } })
  }
  await expect(verifyCode(caller(), { phone, code })).rejects.toMatchObject({ details: { tries_left: 0 } })
})

test('T1-07: of guesses at the same moment three are looked at, whatever comes', async () => {
  const { phone, code } = await asked()
  await Promise.allSettled(Array.from({ length: 12 }, (_, index) => verifyCode(caller(), { phone, code: otherThan(code, index + 1) })))
  expect(await sql('owner', 'SELECT tries, token_hash FROM phone_proofs WHERE phone = $1', [phone])).toEqual([{ tries: 3, token_hash: null }])
  await expect(verifyCode(caller(), { phone, code })).rejects.toThrow()
})

test('T1-07: of the right code sent ten times at once one answer has a token', async () => {
  const { phone, code } = await asked()
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => verifyCode(caller(), { phone, code })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('T1-07: a code works for five minutes, and only the newest', async () => {
  const { phone, code } = await asked()
  moveClock(5 * MINUTE + 1)
  await expect(verifyCode(caller(), { phone, code })).rejects.toMatchObject({ details: { tries_left: 0 } })
  await requestCode(caller(), { phone })
  await expect(verifyCode(caller(), { phone, code })).rejects.toMatchObject({ details: { tries_left: 2 } })
  await verifyCode(caller(), { phone, code: await codeTo(phone) })
})

test('T1-07: the code is nowhere in the database before it is sent; the local channel alone shows it', async () => {
  const { phone, code } = await asked()
  expect(Object.values(await everything()).flat().filter((row) => row.includes(code) && row.includes(phone))).toEqual([])
  const id = await deliveryTo(phone)
  await sendDelivery(id, localMail, { isLast: false })
  const [row] = await sql('owner', 'SELECT status, channel, text, payload, provider_id FROM deliveries WHERE id = $1', [id])
  expect(row).toMatchObject({ status: 'sent', channel: 'whatsapp', text: expect.stringContaining(code), payload: {}, provider_id: null })
})

test('T1-07: codes can be asked for so often by phone, and so often by address', async () => {
  const phone = newPhone()
  for (let count = 0; count < LIMITS.phone_code_number.points; count++) await requestCode(caller(), { phone })
  await expect(requestCode(caller(), { phone })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  const one = caller()
  for (let count = 0; count < LIMITS.phone_code.points; count++) await requestCode(one, { phone: newPhone() })
  await expect(requestCode(one, { phone: newPhone() })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('T1-06: a proof is for one phone, used once, within half an hour', async () => {
  const { phone, token } = await proved()
  const unproved = { code: 'VALIDATION', fields: { phone_token: [expect.any(String)] } }
  await expect(use(newPhone(), token)).rejects.toMatchObject(unproved)
  await expect(use(phone, 'made-up')).rejects.toMatchObject(unproved)
  const uses = await Promise.allSettled(Array.from({ length: 8 }, () => use(phone, token)))
  expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(use(phone, token)).rejects.toMatchObject(unproved)

  const late = await proved()
  moveClock(30 * MINUTE + 1)
  await expect(use(late.phone, late.token)).rejects.toMatchObject(unproved)
})

test('T1-06: the proof of a person’s own phone is no proof for an application', async () => {
  const { phone, token } = await proved()
  const { userId } = await account()
  await sql('owner', 'UPDATE phone_proofs SET user_id = $2 WHERE phone = $1', [phone, userId])
  await expect(use(phone, token)).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone_token: [expect.any(String)] } })
})

test('T1-06: what is undone uses no proof up, and a new code leaves the proof alone', async () => {
  const { phone, token } = await proved()
  const undone = inSystem(async (tx) => {
    await consumePhoneToken(tx, { phone, token })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await requestCode(caller(), { phone })
  await use(phone, token)
})

test('T1-07: the API answers the same for every number, and says what is left', async () => {
  const phone = newPhone()
  const first = await call(askForCode, '/api/registrations/otp', { method: 'POST', body: { phone } })
  expect([first.status, await first.json()]).toEqual([202, { expires_in: 300 }])
  const code = await codeTo(phone)
  const wrong = await call(prove, '/api/registrations/otp/verify', { method: 'POST', body: { phone, code: otherThan(code) } })
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { code: 'VALIDATION', fields: { code: [expect.stringContaining('2 tries')] }, details: { tries_left: 2 } } }])
  // The same number, written as people at home write it.
  const right = await call(prove, '/api/registrations/otp/verify', { method: 'POST', body: { phone: phone.replace('+62', '0'), code: `${code.slice(0, 3)} ${code.slice(3)}` } })
  expect([right.status, await right.json()]).toMatchObject([200, { phone_token: expect.stringMatching(/^[\w-]{43}$/u) }])
  expect((await call(askForCode, '/api/registrations/otp', { method: 'POST', body: { phone: '12345' } })).status).toBe(400)
})
