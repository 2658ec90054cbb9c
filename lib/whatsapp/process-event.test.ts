import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { DAY, moveClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { reportDelivery } from '@/lib/deliveries/apply-report'
import { localMail } from '@/lib/deliveries/mail-port'
import { isFurther } from '@/lib/deliveries/policy'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { sendDelivery } from '@/lib/deliveries/send-delivery'
import { DeliveryStatus } from '@/lib/generated/prisma/enums'
import { connected, sql } from '@/lib/testing/database'
import { TEST_NUMBER_ID, wamid, whatsAppApiOfFile } from '@/lib/testing/whatsapp-api'
import { sweep } from '@/worker/tasks/sweep'
import { processEvent } from './process-event'

// The worker's own role works, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
  Object.assign(process.env, { WHATSAPP_ACCESS_TOKEN: 'EAAG-a-token-for-tests', WHATSAPP_PHONE_NUMBER_ID: '106540352242922', WHATSAPP_APP_SECRET: 'app-secret-for-tests', WHATSAPP_VERIFY_TOKEN: 'verify-token-for-tests' })
})

const TO = '+6281234567890'
const api = await whatsAppApiOfFile()

const queued = () => inSystem((tx) => queueDelivery(tx, { channel: 'whatsapp', to: TO, template: 'phone-code', payload: {} }))
const send = (id: string) => sendDelivery(id, localMail, { isLast: false, whatsapp: api.port })
const rowOf = async (id: string) => (await sql('owner', 'SELECT * FROM deliveries WHERE id = $1', [id]))[0] ?? {}
/** A message that left. @returns its id, and the one that the provider gave it */
async function sent(): Promise<{ id: string; provider: string }> {
  const id = await queued()
  await send(id)
  return { id, provider: String((await rowOf(id)).provider_id) }
}

/** A lock of the test's own. */
const HELD = 4_711
const waiting = async () => Number((await sql<{ count: string }>('owner', `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`))[0]?.count)

const AT = Math.floor(Date.now() / 1000) - 60
const status = (id: string, name: string, more: object = {}) => ({ id, status: name, timestamp: `${AT}`, recipient_id: TO.slice(1), ...more })
const change = (statuses: unknown[], numberId = TEST_NUMBER_ID) => ({ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '15550783881', phone_number_id: numberId }, statuses } })
const eventOf = (...entries: unknown[][]) => ({ object: 'whatsapp_business_account', entry: entries.map((changes) => ({ id: '102290129340398', changes })) })

async function stored(body: string): Promise<string> {
  const id = newId()
  await sql('owner', 'INSERT INTO whatsapp_events (id, digest, body) VALUES ($1, $2, $3)', [id, createHash('sha256').update(id).digest(), Buffer.from(body)])
  return id
}
const isDone = async (id: string) => (await sql('owner', 'SELECT processed_at IS NOT NULL AS done FROM whatsapp_events WHERE id = $1', [id]))[0]?.done
async function told(event: unknown): Promise<string> {
  const id = await stored(JSON.stringify(event))
  await processEvent(id)
  return id
}

test('T1-26: a report moves the message with its provider id, and no other to the same number', async () => {
  const [one, other] = [await sent(), await sent()]
  await told(eventOf([change([status(one.provider, 'delivered')])]))
  expect(await rowOf(one.id)).toMatchObject({ status: 'delivered', delivered_at: new Date(AT * 1000) })
  expect(await rowOf(other.id)).toMatchObject({ status: 'sent' })
})

test('T1-26: a report that comes again, also many times at once, changes nothing', async () => {
  const { id, provider } = await sent()
  await told(eventOf([change([status(provider, 'read')])]))
  const before = await rowOf(id)
  await Promise.all(Array.from({ length: 8 }, (_, n) => told(eventOf([change([status(provider, 'read', { timestamp: `${AT + n}` })])]))))
  expect(await rowOf(id)).toEqual(before)
})

test('WA-10: reports out of order go forward only, and still say when', async () => {
  const { id, provider } = await sent()
  await told(eventOf([change([status(provider, 'read', { timestamp: `${AT + 9}` }), status(provider, 'delivered'), status(provider, 'sent')])]))
  expect(await rowOf(id)).toMatchObject({ status: 'read', delivered_at: new Date(AT * 1000), read_at: new Date((AT + 9) * 1000) })
})

test('WA-10, WA-9: failed is the end, with advice for the code that came; what comes later changes nothing', async () => {
  const { id, provider } = await sent()
  await told(eventOf([change([status(provider, 'failed', { errors: [{ code: 131047, title: 'canary +6281234567890' }] })])]))
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failed_at: new Date(AT * 1000), last_error: expect.stringMatching(/approved template.*\(131047\)/u) })
  expect((await rowOf(id)).last_error).not.toContain('canary')
  await told(eventOf([change([status(provider, 'delivered', { timestamp: `${AT + 5}` })])]))
  expect(await rowOf(id)).toMatchObject({ status: 'failed', delivered_at: null })
})

test.each(Object.values(DeliveryStatus).flatMap((from) => Object.values(DeliveryStatus).map((to) => [from, to] as const)))('WA-10: from %s to %s the rule and the database agree', async (from, to) => {
  const id = newId()
  await sql('owner', `INSERT INTO deliveries (id, channel, "to", template, payload, status) VALUES ($1, 'whatsapp', '+1', 'phone-code', '{}', $2::delivery_status)`, [id, from])
  const tried = sql('owner', 'UPDATE deliveries SET status = $2::delivery_status WHERE id = $1', [id, to])
  if (from === to || isFurther(from, to)) await tried
  else await expect(tried).rejects.toMatchObject({ constraint: 'deliveries_move_check' })
})

test('WA-10: a report that comes before we know the message waits, and is applied when its id is written down', async () => {
  const early = wamid(api.asked.length + 1)
  // While the API still holds our question.
  api.answer = async () => {
    await told(eventOf([change([status(early, 'delivered', { timestamp: `${AT + 1}` }), status(early, 'sent')])]))
    return undefined
  }
  expect(await rowOf((await sent()).id)).toMatchObject({ status: 'delivered', provider_id: early, delivered_at: new Date((AT + 1) * 1000) })
})

test('WA-10: a report that comes while the message’s id is being written down does not miss it', async () => {
  // The writing has looked for reports, nobody else sees it yet, and it waits for us before its end.
  await sql('owner', `CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(${HELD}); RETURN NULL; END $$`)
  await sql('owner', `CREATE CONSTRAINT TRIGGER wait_for_test AFTER UPDATE ON deliveries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'queued' AND NEW.status = 'sent') EXECUTE FUNCTION wait_for_test()`)
  const id = await queued()
  await connected('owner', async (holder) => {
    await holder.query('SELECT pg_advisory_lock($1)', [HELD])
    const sending = send(id)
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000, interval: 20 })
    let isTold = false
    const telling = told(eventOf([change([status(wamid(api.asked.length), 'delivered')])])).finally(() => (isTold = true))
    // It either waits for the writing, or has missed the message already.
    await vi.waitFor(async () => expect(isTold || (await waiting()) === 2).toBe(true), { timeout: 10_000, interval: 20 })
    await holder.query('SELECT pg_advisory_unlock($1)', [HELD])
    await Promise.all([sending, telling])
  })
  await sql('owner', 'DROP TRIGGER wait_for_test ON deliveries')
  expect(await rowOf(id)).toMatchObject({ status: 'delivered' })
})

test('WA-11: a report that repeats our id ends the doubt about a try without an answer, and nothing is sent twice', async () => {
  api.answer = () => 'nonsense'
  const id = await queued()
  await send(id)
  const asked = api.asked.length
  await told(eventOf([change([status(wamid(90_001), 'sent', { biz_opaque_callback_data: id })])]))
  expect(await rowOf(id)).toMatchObject({ status: 'sent', provider_id: wamid(90_001), unanswered: 0, last_error: null })
  await send(id)
  expect(api.asked).toHaveLength(asked)
})

test('WA-11: a message that was given up in doubt stays failed, and says that it left after all', async () => {
  api.answer = () => 'nonsense'
  const id = await queued()
  await send(id)
  await send(id)
  expect(await rowOf(id)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('Ask its reader') })
  await told(eventOf([change([status(wamid(90_004), 'delivered', { biz_opaque_callback_data: id })])]))
  expect(await rowOf(id)).toMatchObject({ status: 'failed', last_error: expect.stringContaining('reported later that this left') })
})

test('T1-26: our own id in a report leads nowhere once the provider’s is known', async () => {
  const { id } = await sent()
  await told(eventOf([change([status(wamid(90_002), 'failed', { biz_opaque_callback_data: id })])]))
  expect(await rowOf(id)).toMatchObject({ status: 'sent' })
})

test('WA-3, T4-05: every entry, change and report counts; what makes no sense, other fields and other numbers cost the rest nothing', async () => {
  const messages = await Promise.all(Array.from({ length: 4 }, sent))
  const [a, b, c, d] = messages.map(({ provider }) => provider)
  const event = await told(
    eventOf(
      [change([null, status(a ?? '', 'delivered'), { id: 'wamid.\u0000', status: 'sent', timestamp: '1' }, status(a ?? '', 'played')]), { field: 'account_update', value: {} }, 'nonsense'],
      [change([status(b ?? '', 'read'), status(c ?? '', 'delivered', { timestamp: `${AT * 2}`, errors: 'odd' })]), change([status(d ?? '', 'read')], '999'), { field: 'messages', value: 7 }],
    ),
  )
  expect(await isDone(event)).toBe(true)
  const rows = await Promise.all(messages.map(({ id }) => rowOf(id)))
  expect(rows.map((row) => row.status)).toEqual(['delivered', 'read', 'delivered', 'sent'])
  // A time that has not come is now.
  expect(rows[2]?.delivered_at.getTime()).toBeLessThanOrEqual(Date.now())
})

test.each(['{"object":', '', '[]', '7', 'null', '{"object":"page","entry":[]}', '\u00ff'])('WA-2: a signed event of %j is passed over', async (body) => {
  const id = await stored(body)
  await processEvent(id)
  expect(await isDone(id)).toBe(true)
})

test('WA-3, T4-03: a report that fails for a reason of ours does not lose the others, and the event stays to be dealt with', async () => {
  const [bad, good] = [await sent(), await sent()]
  await sql('owner', `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.provider_id = '${bad.provider}' THEN RAISE 'no'; END IF; RETURN NEW; END $$`)
  await sql('owner', 'CREATE TRIGGER refuse_one BEFORE INSERT ON delivery_reports FOR EACH ROW EXECUTE FUNCTION refuse_one()')
  const event = await stored(JSON.stringify(eventOf([change([status(bad.provider, 'read'), status(good.provider, 'read')])])))
  await expect(processEvent(event)).rejects.toThrow('1 of 2')
  expect([(await rowOf(bad.id)).status, (await rowOf(good.id)).status, await isDone(event)]).toEqual(['sent', 'read', false])
  await sql('owner', 'DROP TRIGGER refuse_one ON delivery_reports')
  await processEvent(event)
  expect([(await rowOf(bad.id)).status, await isDone(event)]).toEqual(['read', true])
})

test('what the provider sent is gone after 30 days', async () => {
  await told(eventOf([change([status(wamid(90_003), 'sent')])]))
  const left = async () => (await sql('owner', 'SELECT (SELECT count(*) FROM whatsapp_events)::int AS events, (SELECT count(*) FROM delivery_reports)::int AS reports'))[0]
  moveClock(29 * DAY)
  await sweep()
  expect((await left())?.events).toBeGreaterThan(0)
  moveClock(2 * DAY)
  await sweep()
  expect(await left()).toEqual({ events: 0, reports: 0 })
})

test('a report of long ago about a message of now is applied once', async () => {
  const { id, provider } = await sent()
  const report = { providerId: provider, status: 'delivered', at: new Date(0), reason: null, deliveryId: null } as const
  await Promise.all([reportDelivery(report), reportDelivery(report), reportDelivery(report)])
  expect(await rowOf(id)).toMatchObject({ status: 'delivered', delivered_at: new Date(0) })
  expect(await sql('owner', 'SELECT 1 FROM delivery_reports WHERE provider_id = $1', [provider])).toHaveLength(1)
})
