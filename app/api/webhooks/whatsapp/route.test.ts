import { beforeEach, expect, test, vi } from 'vitest'
import { everything, sql } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { signatureOf } from '@/lib/whatsapp/signature'
import { GET, POST } from './route'

const APP_SECRET = 'app-secret-for-tests'
const VERIFY_TOKEN = 'verify-token-for-tests'
vi.hoisted(() => {
  Object.assign(process.env, { WHATSAPP_ACCESS_TOKEN: 'EAAG-a-token-for-tests', WHATSAPP_PHONE_NUMBER_ID: '106540352242922', WHATSAPP_APP_SECRET: 'app-secret-for-tests', WHATSAPP_VERIFY_TOKEN: 'verify-token-for-tests' })
})

const ADDRESS = '/api/webhooks/whatsapp'
const ask = (query: string) => call(GET, `${ADDRESS}${query}`)
const post = (body: string | Buffer, signature: string | null = signatureOf(Buffer.from(body), APP_SECRET)) =>
  call(POST, ADDRESS, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers: signature === null ? {} : { 'x-hub-signature-256': signature } })
const stored = () => sql<{ id: string; body: Buffer }>('owner', 'SELECT id, body FROM whatsapp_events ORDER BY received_at')
const jobs = () => sql<{ key: string }>('worker', `SELECT key FROM graphile_worker.jobs WHERE key LIKE 'whatsapp:%'`)

beforeEach(async () => {
  await sql('owner', 'DELETE FROM whatsapp_events')
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
})

test('WA-1: the address is confirmed to whoever knows the token, with exactly the challenge as plain text', async () => {
  const answer = await ask(`?hub.mode=subscribe&hub.challenge=1158201444%3Cb%3E&hub.verify_token=${VERIFY_TOKEN}`)
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/plain', '1158201444<b>'])
})

test.each([
  [`?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}x`, 403],
  ['?hub.mode=subscribe&hub.challenge=1&hub.verify_token=%00', 403],
  [`?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}`, 403],
  [`?hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}`, 400],
  ['?hub.challenge=1', 400],
  ['', 400],
])('WA-1: %s is refused', async (query, status) => {
  const answer = await ask(query)
  expect(answer.status).toBe(status)
  expect(await answer.text()).not.toContain(VERIFY_TOKEN)
})

// As the provider writes JSON: with escapes, and with bytes that no second writing of it would give again.
const event = String.raw`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"text":"caf\u00e9 \ud83d\ude00 a\/b @"}}]}]}`

test('WA-2: a signed event is kept byte for byte, with one job, and answered at once', async () => {
  const begun = performance.now()
  expect((await post(event)).status).toBe(200)
  expect(performance.now() - begun).toBeLessThan(1_000)
  const [row] = await stored()
  expect(row?.body.toString()).toBe(event)
  expect(await jobs()).toEqual([{ key: `whatsapp:${row?.id}` }])
})

test('T1-26, WA-2: without a signature that fits these very bytes it is 401, and nothing is stored', async () => {
  const before = await everything()
  const right = signatureOf(Buffer.from(event), APP_SECRET)
  const others = [null, '', 'sha256=', `sha256=${'0'.repeat(64)}`, right.replace('sha256=', ''), right.replace('sha256', 'sha1'), `${right}0`, signatureOf(Buffer.from(event), 'another-secret-here')]
  for (const signature of others) expect((await post(event, signature)).status, `${signature}`).toBe(401)
  // The same JSON, written again.
  expect((await post(JSON.stringify(JSON.parse(event)), right)).status).toBe(401)
  expect(await everything()).toEqual(before)
})

test('WA-4, T1-26: the same bytes ten times at once are one event with one job', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(event)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(await stored()).toHaveLength(1)
  expect(await jobs()).toHaveLength(1)
})

test('T4-03: an event that was not dealt with gets its job back when it comes again; one that was does not', async () => {
  await post(event)
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await post(event)
  expect(await jobs()).toHaveLength(1)
  await sql('worker', 'DELETE FROM graphile_worker._private_jobs')
  await sql('owner', 'UPDATE whatsapp_events SET processed_at = now()')
  expect((await post(event)).status).toBe(200)
  expect(await jobs()).toEqual([])
})

test.each([['no JSON', '{"object":'], ['nothing at all', ''], ['a list', '[]']])('WA-2: signed, but %s: kept and answered with 200', async (_, body) => {
  expect((await post(body)).status).toBe(200)
  expect(await stored()).toHaveLength(1)
})

test('WA-2: signed bytes that are no text are kept too; more than 3 MB is refused', async () => {
  expect((await post(Buffer.from([0xff, 0x00, 0xfe]))).status).toBe(200)
  expect((await post(Buffer.alloc(3 * 1024 * 1024 + 1, 'a'))).status).toBe(413)
  expect(await stored()).toHaveLength(1)
})
