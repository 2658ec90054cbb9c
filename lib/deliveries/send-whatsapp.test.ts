import { expect, test, vi } from 'vitest'
import { codeFor } from '@/lib/auth/phone-codes'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { startWhatsAppApi, wamid, whatsAppApiOfFile } from '@/lib/testing/whatsapp-api'
import { cloudWhatsApp } from './cloud-api'
import { localMail } from './mail-port'
import { queueDelivery } from './queue-delivery'
import { sendDelivery } from './send-delivery'
import { checkWhatsApp } from './whatsapp-channel'
import { whatsappWait } from './whatsapp-failure'

// The worker's own role sends, here as in life, over HTTP.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

const TO = '+6281234567890'
const api = await whatsAppApiOfFile()

const notice = { number: 'REG-2026-000123', name: 'Siti', planName: 'Home', registrationId: newId() }
const queued = (name = 'Siti') => inSystem((tx) => queueDelivery(tx, { channel: 'whatsapp', to: TO, template: 'application-verified', payload: { ...notice, name } }))
const send = (id: string, port = api.port) => sendDelivery(id, localMail, { isLast: false, whatsapp: port })
const rowOf = async (id: string) => (await sql('owner', 'SELECT * FROM deliveries WHERE id = $1', [id]))[0] ?? {}
const jobOf = async (id: string) => (await sql('worker', `SELECT extract(epoch FROM run_at - now())::float AS "inSeconds" FROM graphile_worker.jobs WHERE key = $1`, [`delivery:${id}`]))[0] ?? null
const check = async () => (await sql('owner', `SELECT ok, reason FROM channel_checks WHERE channel = 'whatsapp'`))[0]
/** The questions about one message. */
const askedFor = (id: string) => api.asked.filter((message) => message.biz_opaque_callback_data === id)

/** Staff's words with the approved template that stands for them. */
const approve = (template: string, name: string, variables: string[]) =>
  sql('owner', `INSERT INTO message_templates (template, channel, locale, version, body, approved_name, approved_language, approved_variables) VALUES ($1, 'whatsapp', 'en', 1, 'Ours: {code}', $2, 'en_US', $3)`, [template, name, variables])

test('a message leaves once, to exactly its number, with our id on it and no look at its links', async () => {
  const id = await queued()
  await send(id)
  await send(id)
  expect(askedFor(id)).toEqual([
    { messaging_product: 'whatsapp', recipient_type: 'individual', to: TO, biz_opaque_callback_data: id, type: 'text', text: { preview_url: false, body: expect.stringContaining('Hello Siti') } },
  ])
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 1, unanswered: 0, provider_id: wamid(api.asked.length), provider_to: '6281234567890', last_error: null, text: null })
})

test('a text that names an approved template goes as that template, with its places filled in their order', async () => {
  await approve('application-verified', 'application_checked', ['number', 'name'])
  const id = await queued('Siti\n  Rahma')
  await send(id)
  expect(askedFor(id)[0]).toMatchObject({
    type: 'template',
    template: { name: 'application_checked', language: { code: 'en_US' }, components: [{ type: 'body', parameters: [{ type: 'text', text: 'REG-2026-000123' }, { type: 'text', text: 'Siti Rahma' }] }] },
  })
  expect(askedFor(id)[0]?.text).toBeUndefined()
})

test('a code goes in the form for codes: in the text and on the button that copies it', async () => {
  await approve('phone-code', 'login_code', [])
  const id = await inSystem((tx) => queueDelivery(tx, { channel: 'whatsapp', to: TO, template: 'phone-code', payload: {} }))
  await send(id)
  const parameters = [{ type: 'text', text: codeFor(id) }]
  expect(askedFor(id)[0]?.template?.components).toEqual([{ type: 'body', parameters }, { type: 'button', sub_type: 'url', index: '0', parameters }])
})

test.each([1, 2, 4, 80007, 130429, 131000, 131016, 131056])('WA-11: code %i is tried again later, by a job of its own', async (code) => {
  api.answer = () => ({ status: 400, code })
  const id = await queued()
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 1, unanswered: 0, last_error: expect.stringContaining(`(${code}) It is tried again.`) })
  // 4 seconds after the first try, 16 after the second, each a little more.
  expect((await jobOf(id))?.inSeconds).toBeGreaterThan(2)
  await send(id)
  expect((await jobOf(id))?.inSeconds).toBeGreaterThan(14)
  expect((await jobOf(id))?.inSeconds).toBeLessThan(21)
  api.answer = () => undefined
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 3, last_error: null })
})

test.each([100, 131026, 131047, 131051, 132000, 132001, 132012, 132015, 190, 368, 131030])('WA-11: code %i is final, and the row says what to do without quoting the provider', async (code) => {
  api.answer = () => ({ status: 400, code })
  const id = await queued()
  await send(id)
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'failed', attempts: 1, failed_at: expect.any(Date), last_error: expect.stringMatching(new RegExp(String.raw`\w+.*\(${code}\)$`, 'u')) })
  expect(row.last_error).not.toMatch(/canary|\+62/u)
  await send(id)
  expect(askedFor(id)).toHaveLength(1)
})

test('WA-11: the tenth refusal of the kind that may pass is the last', async () => {
  api.answer = () => ({ status: 503 })
  const id = await queued()
  await sql('owner', 'UPDATE deliveries SET attempts = 9 WHERE id = $1', [id])
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', attempts: 10, last_error: 'WhatsApp has a problem of its own. (503)' })
})

test.each(['silence', 'hang up', 'nonsense'] as const)('WA-11: after %s nobody knows whether it left, so it is made up for once and never twice', async (answer) => {
  api.answer = () => answer
  const id = await queued()
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'queued', unanswered: 1, last_error: expect.stringContaining('nobody knows') })
  // Time for the provider to report it.
  expect((await jobOf(id))?.inSeconds).toBeGreaterThan(50)
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', unanswered: 2, last_error: expect.stringContaining('Ask its reader') })
  await send(id)
  expect(askedFor(id)).toHaveLength(2)
})

test('WA-11: tries that a dying worker left without an answer count too', async () => {
  const id = await queued()
  await sql('owner', 'UPDATE deliveries SET attempts = 2, unanswered = 2 WHERE id = $1', [id])
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('Ask its reader') })
  expect(askedFor(id)).toEqual([])
})

test('where no connection is made nothing left: it is tried like a busy server', async () => {
  const gone = await startWhatsAppApi()
  await gone.stop()
  const id = await queued()
  await send(id, gone.port)
  expect(await rowOf(id)).toMatchObject({ status: 'queued', unanswered: 0, last_error: expect.stringContaining('cannot be reached') })
})

test('WA-9: 131047 says that the window is closed and what opens the way', async () => {
  api.answer = () => ({ status: 400, code: 131047 })
  const id = await queued()
  await send(id)
  expect((await rowOf(id)).last_error).toMatch(/24 hours.*approved template.*\(131047\)/u)
})

test('the wait grows by four, ends at an hour, and is never the same for all', () => {
  expect([1, 2, 3, 9].map((attempts) => whatsappWait(attempts, false, 0))).toEqual([4_000, 16_000, 64_000, 3_600_000])
  expect(whatsappWait(1, false, 1)).toBe(5_000)
  expect(whatsappWait(1, true, 0)).toBe(60_000)
})

test('the channel is shown as it is: a wrong token, a wrong number, silence, and then all well', async () => {
  await checkWhatsApp(cloudWhatsApp({ apiUrl: api.url, phoneNumberId: '106540352242922', accessToken: 'wrong' }))
  expect(await check()).toEqual({ ok: false, reason: expect.stringContaining('access token') })
  await checkWhatsApp(cloudWhatsApp({ apiUrl: api.url, phoneNumberId: '1', accessToken: 'wrong' }))
  expect(await check()).toEqual({ ok: false, reason: expect.stringContaining('WHATSAPP_PHONE_NUMBER_ID') })
  api.answer = () => 'silence'
  await checkWhatsApp(api.port)
  expect(await check()).toEqual({ ok: false, reason: expect.stringContaining('in time') })
  api.answer = () => undefined
  await checkWhatsApp(api.port)
  expect(await check()).toEqual({ ok: true, reason: null })
  // And a message that is refused for the channel's sake says so at once.
  api.answer = () => ({ status: 401, code: 190 })
  await send(await queued())
  expect(await check()).toMatchObject({ ok: false })
})
