import { afterEach, expect, test, vi } from 'vitest'
import { linkFor } from '@/lib/auth/login-tokens'
import { MINUTE, moveClock, resetClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { failLostDeliveries } from './fail-lost-deliveries'
import { localMail, type MailPort } from './mail-port'
import { queueDelivery } from './queue-delivery'
import { sendDelivery } from './send-delivery'
import { smtpMail } from './smtp'
import { refusal, startMailServer, type Behaviour, type TestMailServer } from './testing'

// The worker's own role sends, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

const FROM = 'Gatehouse <hello@gatehouse.example>'
const opened: { close: () => unknown }[] = []
afterEach(async () => {
  resetClock()
  await Promise.all(opened.splice(0).map(({ close }) => close()))
})

async function mailServer(behaviour?: Behaviour): Promise<{ server: TestMailServer; port: MailPort }> {
  const server = await startMailServer(behaviour)
  const port = smtpMail(server.url, FROM)
  opened.push(port, { close: server.stop })
  return { server, port }
}

const queued = (to = 'ada@acme.example'): Promise<string> => inSystem((tx) => queueDelivery(tx, { channel: 'email', to, template: 'magic-link', payload: { name: 'Ada' } }))
const rowOf = async (id: string) => (await sql('owner', 'SELECT * FROM deliveries WHERE id = $1', [id]))[0] ?? {}
const emailCheck = async () => (await sql('owner', `SELECT ok, reason FROM channel_checks WHERE channel = 'email'`))[0]

test('a message leaves once, with both parts, under an id of its own', async () => {
  const { server, port } = await mailServer()
  const id = await queued()
  await sendDelivery(id, port, { isLast: false })
  await sendDelivery(id, port, { isLast: false })

  expect(server.taken).toHaveLength(1)
  const [mail] = server.taken
  expect(mail).toMatchObject({ to: ['ada@acme.example'], from: 'hello@gatehouse.example', messageId: `<${id}@gatehouse.example>` })
  expect(mail?.raw).toMatch(/^content-type: multipart\/alternative/imu)
  expect(mail?.raw).toMatch(/^content-type: text\/plain/imu)
  expect(mail?.raw).toMatch(/^content-type: text\/html/imu)
  expect(mail?.raw).toMatch(/^auto-submitted: auto-generated/imu)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 1, provider_id: `<${id}@gatehouse.example>`, last_error: null, text: null, html: null })
  expect(Math.abs((await rowOf(id)).sent_at.getTime() - Date.now())).toBeLessThan(60_000)
})

test('an address that smuggles in another one reaches neither', async () => {
  const { server, port } = await mailServer()
  const id = await queued('ada@acme.example, eve@other.example\r\nBcc: eve@other.example')
  await sendDelivery(id, port, { isLast: true })
  expect(server.taken.flatMap(({ to }) => to)).not.toContain('eve@other.example')
  expect(server.taken.map(({ raw }) => raw).join('')).not.toMatch(/^bcc:/imu)
})

test('a busy server is tried again, under the same id, and the row says what it said', async () => {
  let isBusy = true
  const { server, port } = await mailServer({
    onRcptTo: (_address, _session, answer) => answer(isBusy ? refusal(451, 'Try later, see https://provider.example/why?token=abc') : null),
  })
  const id = await queued()
  await expect(sendDelivery(id, port, { isLast: false })).rejects.toThrow('did not take')
  expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 1, last_error: expect.stringContaining('451') })
  expect((await rowOf(id)).last_error).not.toContain('token')

  isBusy = false
  await sendDelivery(id, port, { isLast: false })
  expect(server.taken.map(({ messageId }) => messageId)).toEqual([`<${id}@gatehouse.example>`])
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 2, last_error: null })
})

test('T4-17: a refusal for good fails at once, in the words of the server', async () => {
  const { port } = await mailServer({ onRcptTo: (_address, _session, answer) => answer(refusal(550, 'No such user here')) })
  const id = await queued()
  await sendDelivery(id, port, { isLast: false })
  expect(await rowOf(id)).toMatchObject({ status: 'failed', attempts: 1, provider_id: null, last_error: expect.stringContaining('No such user here') })
  expect((await rowOf(id)).failed_at).toBeInstanceOf(Date)
})

test('T1-09: the last try that does not work fails, visibly', async () => {
  const { server, port } = await mailServer()
  await server.stop()
  const id = await queued()
  await expect(sendDelivery(id, port, { isLast: false })).rejects.toThrow('did not take')
  await sendDelivery(id, port, { isLast: true })
  expect(await rowOf(id)).toMatchObject({ status: 'failed', attempts: 2, last_error: 'The mail server cannot be reached.' })
  expect(await emailCheck()).toEqual({ ok: false, reason: 'The mail server cannot be reached.' })
})

test('a wrong password is the channel’s fault, and is tried again', async () => {
  const { server } = await mailServer({ authOptional: false, onAuth: (_auth, _session, answer) => answer(refusal(535, 'Bad credentials')) })
  const port = smtpMail(server.url.replace('smtp://', 'smtp://user:canary-password@'), FROM)
  opened.push(port)
  const id = await queued()
  await expect(sendDelivery(id, port, { isLast: false })).rejects.toThrow('did not take')
  expect(await rowOf(id)).toMatchObject({ status: 'queued', last_error: 'The mail server does not accept our user name or password.' })
  expect(await emailCheck()).toMatchObject({ ok: false })
})

test('without a mail server the words stay in the row, with the link that works', async () => {
  const id = await queued()
  await sendDelivery(id, localMail, { isLast: false })
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'sent', provider_id: null, subject: 'Your sign-in link' })
  expect(row.text).toContain(linkFor('magic_link', id))
  expect(row.html).toContain('<html')
  expect(JSON.stringify(row.payload)).not.toContain('token')
})

test('what cannot be written or carried fails instead of waiting for ever', async () => {
  const unwritable = await queued()
  await sql('owner', `UPDATE deliveries SET template = 'gone' WHERE id = $1`, [unwritable])
  await sendDelivery(unwritable, localMail, { isLast: false })
  const unconnected = await queued()
  await sql('owner', `UPDATE deliveries SET channel = 'webhook' WHERE id = $1`, [unconnected])
  await sendDelivery(unconnected, localMail, { isLast: false })
  expect(await rowOf(unwritable)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('could not be written') })
  expect(await rowOf(unconnected)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('Nothing is connected') })
  await sendDelivery(newId(), localMail, { isLast: false })
})

test('a message whose job is used up is given up; one whose job waits is not', async () => {
  const [lost, waiting, young] = [await queued(), await queued(), await queued()]
  await sql('owner', `UPDATE deliveries SET created_at = now() - interval '1 hour' WHERE id = ANY($1)`, [[lost, waiting]])
  await sql('worker', `UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ANY($1)`, [[lost, young].map((id) => `delivery:${id}`)])
  await failLostDeliveries()
  expect(await rowOf(lost)).toMatchObject({ status: 'failed' })
  expect(await rowOf(waiting)).toMatchObject({ status: 'queued' })
  expect(await rowOf(young)).toMatchObject({ status: 'queued' })
})

test('a code or link whose time is over is not sent any more, however late its turn comes; what has no end is', async () => {
  const code = await inSystem((tx) => queueDelivery(tx, { channel: 'whatsapp', to: '+6281290001122', template: 'phone-code', payload: {} }))
  const [link, letter] = [await queued(), await inSystem((tx) => queueDelivery(tx, { channel: 'email', to: 'ada@acme.example', template: 'password-changed', payload: { name: 'Ada' } }))]
  const { server, port } = await mailServer()
  moveClock(5 * MINUTE + 1_000)
  await sendDelivery(code, port, { isLast: false })
  expect(await rowOf(code)).toMatchObject({ status: 'failed', text: null, last_error: expect.stringContaining('worked no more') })
  moveClock(10 * MINUTE)
  for (const id of [link, letter]) await sendDelivery(id, port, { isLast: false })
  expect(await rowOf(link)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('worked no more') })
  expect(await rowOf(letter)).toMatchObject({ status: 'sent' })
  expect(server.taken).toHaveLength(1)
})
