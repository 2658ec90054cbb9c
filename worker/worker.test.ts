import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import pg from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { POST as receiveWhatsApp } from '@/app/api/webhooks/whatsapp/route'
import { tokenFor } from '@/lib/auth/login-tokens'
import { codeFor } from '@/lib/auth/phone-codes'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { startMailServer } from '@/lib/deliveries/testing'
import { bulkOrRun } from '@/lib/registrations/runs/start-run'
import { siteProofs } from '@/lib/sites/proof/queries'
import { requestProof } from '@/lib/sites/proof/request-proof'
import { proofToken } from '@/lib/sites/proof/token'
import { sql } from '@/lib/testing/database'
import { startNameServer } from '@/lib/testing/dns-server'
import { account, site, staff } from '@/lib/testing/factories'
import { byKey, call } from '@/lib/testing/requests'
import { startS3Server } from '@/lib/testing/s3-server'
import { startWhatsAppApi, TEST_NUMBER_ID, TEST_TOKEN } from '@/lib/testing/whatsapp-api'
import { signatureOf } from '@/lib/whatsapp/signature'

// The worker as it is in life: a process of its own, made by the same bundler.

const whatsapp = vi.hoisted(() => {
  const settings = { WHATSAPP_ACCESS_TOKEN: 'EAAG-a-token-for-tests', WHATSAPP_PHONE_NUMBER_ID: '106540352242922', WHATSAPP_APP_SECRET: 'app-secret-for-tests', WHATSAPP_VERIFY_TOKEN: 'verify-token-for-tests' }
  // This process stands for the web.
  Object.assign(process.env, settings)
  return settings
})

const root = fileURLToPath(new URL('..', import.meta.url))
const program = fileURLToPath(new URL('../node_modules/.cache/worker-under-test.mjs', import.meta.url))

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ['worker/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'error',
  })
})

interface Running {
  child: ChildProcess
  output: () => string
  ended: Promise<{ code: number | null; signal: string | null }>
}
const running: Running[] = []
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
})

function startWorker(settings: Record<string, string>): Running {
  const { DATABASE_WORKER_URL, APP_SECRET, PATH } = process.env
  const child = spawn(process.execPath, [program], { env: { NODE_ENV: 'test', DATABASE_WORKER_URL, APP_SECRET, PATH, LOG_LEVEL: 'debug', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => ({ code: code as number | null, signal: signal as string | null }))
  const started = { child, output: () => output, ended }
  running.push(started)
  return started
}

const isUp = (worker: Running) => vi.waitFor(() => expect(worker.output()).toContain('the worker runs'), { timeout: 20_000, interval: 25 })
const statusOf = async (id: string) => (await sql('owner', 'SELECT status, attempts, provider_id FROM deliveries WHERE id = $1', [id]))[0]
const isSent = (id: string) => vi.waitFor(async () => expect(await statusOf(id)).toMatchObject({ status: 'sent' }), { timeout: 20_000, interval: 50 })
const queued = (id = newId()) => inSystem((tx) => queueDelivery(tx, { id, channel: 'email', to: 'canary-reader@acme.example', template: 'magic-link', payload: { name: 'Ada' } }))

/** A lock on a message's row: taken once the mail server has the message, held until told. */
async function holdable(id: string): Promise<{ take: () => Promise<void>; letGo: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  let isTaken = false
  return {
    take: async () => {
      if (isTaken) return
      isTaken = true
      await client.query('BEGIN')
      await client.query('SELECT FROM deliveries WHERE id = $1 FOR UPDATE', [id])
    },
    letGo: () => client.end(),
  }
}

const smtp = (url: string) => ({ SMTP_URL: url, MAIL_FROM: 'hello@gatehouse.example' })

test('sends what was queued before and during its life, beats, stops at once, and tells its log nothing', async () => {
  const server = await startMailServer()
  const before = await queued()
  const worker = startWorker(smtp(server.url))
  await isUp(worker)
  const during = await queued()
  await Promise.all([isSent(before), isSent(during)])
  expect(server.taken).toHaveLength(2)
  expect(await sql('owner', `SELECT id FROM worker_heartbeats WHERE seen_at > now() - interval '10 seconds'`)).not.toEqual([])
  expect(await sql('owner', `SELECT ok FROM channel_checks WHERE channel = 'email'`)).toEqual([{ ok: true }])

  const asked = performance.now()
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - asked).toBeLessThan(1000)
  expect(await sql('owner', 'SELECT id FROM worker_heartbeats')).toEqual([])
  for (const secret of [tokenFor('magic_link', before), tokenFor('magic_link', during), 'canary-reader', process.env.APP_SECRET ?? 'none']) expect(worker.output()).not.toContain(secret)
  await server.stop()
})

test('killed between the server’s yes and the commit: another worker sends again under the same Message-ID', async () => {
  const id = newId()
  const hold = await holdable(id)
  const server = await startMailServer({ beforeTaking: hold.take })
  const victim = startWorker(smtp(server.url))
  await isUp(victim)
  await queued(id)
  // The worker heard the server's yes and waits to write it down.
  const isWaiting = () => sql('owner', 'SELECT 1 FROM pg_locks WHERE NOT granted')
  await vi.waitFor(async () => expect(await isWaiting()).not.toEqual([]), { timeout: 10_000, interval: 25 })
  victim.child.kill('SIGKILL')
  expect(await victim.ended).toMatchObject({ signal: 'SIGKILL' })
  await hold.letGo()
  expect(server.taken).toHaveLength(1)
  expect(await statusOf(id)).toMatchObject({ status: 'queued', attempts: 1 })

  // A minute passes.
  await sql('worker', `UPDATE worker_heartbeats SET seen_at = seen_at - interval '61 seconds'`)
  await sql('worker', `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '61 seconds' WHERE locked_at IS NOT NULL`)
  await isUp(startWorker(smtp(server.url)))
  await isSent(id)
  expect(server.taken.map(({ messageId }) => messageId)).toEqual([`<${id}@gatehouse.example>`, `<${id}@gatehouse.example>`])
  expect(await statusOf(id)).toMatchObject({ attempts: 2, provider_id: `<${id}@gatehouse.example>` })
  await server.stop()
})

test('a living worker’s jobs are left alone', async () => {
  let finish = (): void => undefined
  const isFinished = new Promise<void>((resolve) => (finish = resolve))
  const server = await startMailServer({ beforeTaking: () => isFinished })
  await isUp(startWorker(smtp(server.url)))
  const id = await queued()
  await vi.waitFor(async () => expect(await statusOf(id)).toMatchObject({ attempts: 1 }), { timeout: 10_000 })
  await sql('worker', `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '61 seconds' WHERE locked_at IS NOT NULL`)
  await isUp(startWorker(smtp(server.url)))
  finish()
  await isSent(id)
  expect(server.taken).toHaveLength(1)
  await server.stop()
})

test('killed in the middle of a run: another worker is given its place in the line and goes on, each registration once', async () => {
  const program = await byKey(await staff('agent'), ['registrations:write'])
  await sql('owner', `WITH made AS (INSERT INTO registrations (door, status, plan_id, full_name, phone, city) SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Many', '+62812' || n, 'Killtown'
        FROM generate_series(1, 400) n RETURNING id) INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM made`)
  const begun = await bulkOrRun(program, { filter: { city: 'Killtown' }, action: { type: 'move', to: 'verified' } })
  const run = async () => (await sql<{ state: string; done: number; refused: number }>('owner', `SELECT r.state, count(done_at)::int AS done, count(error)::int AS refused FROM bulk_runs r JOIN bulk_run_lines l ON l.run_id = r.id WHERE r.id = $1 GROUP BY 1`, ['runId' in begun ? begun.runId : '']))[0]
  const victim = startWorker({})
  await vi.waitFor(async () => expect((await run())?.done).toBeGreaterThan(8), { timeout: 20_000, interval: 25 })
  victim.child.kill('SIGKILL')
  await victim.ended
  expect(await run()).toMatchObject({ state: 'running' })

  // A minute passes.
  await sql('worker', `UPDATE worker_heartbeats SET seen_at = seen_at - interval '61 seconds'`)
  await sql('worker', `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '61 seconds' WHERE locked_at IS NOT NULL`)
  await sql('worker', `UPDATE graphile_worker._private_job_queues SET locked_at = locked_at - interval '61 seconds' WHERE locked_at IS NOT NULL`)
  await isUp(startWorker({}))
  await vi.waitFor(async () => expect(await run()).toEqual({ state: 'done', done: 400, refused: 0 }), { timeout: 60_000, interval: 100 })
  expect(await sql('owner', `SELECT count(*)::int AS n FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.city = 'Killtown' AND to_status = 'verified'`)).toEqual([{ n: 400 }])
}, 90_000)

test('looks at a domain with the name servers that the settings name, and proves it', async () => {
  const dns = await startNameServer()
  const made = await account({ plan: 'growth' })
  const { id, domain } = await site(made)
  dns.names.set(`_gatehouse.${domain}`, { TXT: [`gatehouse-site-verification=${proofToken(id, domain)}`] })
  await requestProof(made.owner, { id, method: 'dns' })
  await isUp(startWorker({ DNS_SERVERS: dns.address }))
  const proofs = () => siteProofs(made.owner, { id })
  await vi.waitFor(async () => expect((await proofs()).verifiedBy).toBe('dns'), { timeout: 20_000, interval: 50 })
  await dns.stop()
})

test('keeps an eye on the bucket that the settings name, and removes there what was given up', async () => {
  const bucket = await startS3Server()
  const key = 'a'.repeat(32)
  bucket.objects.set(`aa/${key}`, Buffer.from('a picture'))
  await sql('worker', `SELECT enqueue('remove-bytes', json_build_object('keys', json_build_array($1::text)))`, [key])
  await isUp(startWorker(bucket.settings))
  await vi.waitFor(() => expect(bucket.objects.size).toBe(0), { timeout: 20_000, interval: 50 })
  expect(await sql('owner', `SELECT ok FROM channel_checks WHERE channel = 'files'`)).toEqual([{ ok: true }])
  await bucket.stop()
})

test('WhatsApp from the code to the report: sent by the API of the settings, tried again when it is busy, read as reported, and nothing in the log', async () => {
  const api = await startWhatsAppApi()
  let isBusy = true
  api.answer = (message) => (message && isBusy ? { status: 400, code: 131056 } : undefined)
  const worker = startWorker({ ...whatsapp, WHATSAPP_API_URL: api.url })
  await isUp(worker)
  expect(await sql('owner', `SELECT ok FROM channel_checks WHERE channel = 'whatsapp'`)).toEqual([{ ok: true }])
  const id = newId()
  await inSystem((tx) => queueDelivery(tx, { id, channel: 'whatsapp', to: '+6281234567890', template: 'phone-code', payload: {} }))
  await vi.waitFor(() => expect(api.asked).toHaveLength(1), { timeout: 20_000, interval: 50 })
  isBusy = false
  // Its next try is a job of its own, four seconds later; the one at hand does not come back besides.
  await isSent(id)
  expect(api.asked).toHaveLength(2)
  expect(await sql('worker', 'SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [`delivery:${id}`])).toEqual([])

  const { provider_id: provider } = (await statusOf(id)) ?? {}
  const statuses = [{ id: provider, status: 'read', timestamp: '1760000000', recipient_id: '6281234567890' }]
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata: { phone_number_id: TEST_NUMBER_ID }, statuses } }] }] })
  const told = await call(receiveWhatsApp, '/api/webhooks/whatsapp', { method: 'POST', body, headers: { 'x-hub-signature-256': signatureOf(Buffer.from(body), whatsapp.WHATSAPP_APP_SECRET) } })
  expect(told.status).toBe(200)
  await vi.waitFor(async () => expect(await statusOf(id)).toMatchObject({ status: 'read' }), { timeout: 20_000, interval: 50 })
  for (const secret of [TEST_TOKEN, whatsapp.WHATSAPP_APP_SECRET, codeFor(id), '6281234567890']) expect(worker.output()).not.toContain(secret)
  await api.stop()
})

test('WA-11: a WhatsApp that never answers keeps its own hands busy, and mail leaves all the while', async () => {
  const api = await startWhatsAppApi()
  api.answer = (message) => message && 'silence'
  const server = await startMailServer()
  await inSystem(async (tx) => {
    for (let n = 0; n < 20; n++) await queueDelivery(tx, { channel: 'whatsapp', to: `+62812345678${n + 10}`, template: 'phone-code', payload: {} })
  })
  await isUp(startWorker({ ...whatsapp, ...smtp(server.url), WHATSAPP_API_URL: api.url }))
  await vi.waitFor(() => expect(api.asked).toHaveLength(5), { timeout: 20_000, interval: 25 })
  const id = await queued()
  // Long before the first of them gives up.
  await vi.waitFor(async () => expect(await statusOf(id)).toMatchObject({ status: 'sent' }), { timeout: 5_000, interval: 25 })
  expect(api.asked).toHaveLength(5)
  await Promise.all([api.stop(), server.stop()])
})

test.each([
  [{ WHATSAPP_ACCESS_TOKEN: 'EAAG-a-token-for-tests' }, 'Settings: WHATSAPP_PHONE_NUMBER_ID is missing although WHATSAPP_ACCESS_TOKEN is set; set all of WHATSAPP_ACCESS_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN or none.'],
  [{ WHATSAPP_API_URL: 'http://graph.example/v23.0' }, 'Settings: WHATSAPP_API_URL must be https, because the token travels there.'],
  [{ LOOPBACK_SITES: '8080' }, 'Settings: LOOPBACK_SITES is for tests and demos and needs the demo data in the database; remove it, or seed the demo.'],
  [{ DNS_SERVERS: 'dns.example' }, 'Settings: DNS_SERVERS must be a list of addresses, each with or without a port.'],
  [{ SMTP_URL: 'smtp://localhost' }, 'Settings: MAIL_FROM is missing although SMTP_URL is set; set both or neither.'],
  [{ S3_BUCKET: 'files', S3_REGION: 'eu-central-1' }, 'Settings: S3_ACCESS_KEY_ID is missing although S3_REGION is set; set all of S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY or none.'],
  [{ S3_ENDPOINT: 'https://minio.example' }, 'Settings: S3_BUCKET is missing although S3_ENDPOINT is set.'],
  [{ DATABASE_WORKER_URL: '' }, 'Settings: DATABASE_WORKER_URL is missing; `npm run up` sets it.'],
  [{ APP_SECRET: 'canary-short' }, 'Settings: APP_SECRET must have at least 32 characters.'],
])('%o ends the start with one sentence', async (settings, sentence) => {
  const worker = startWorker(settings)
  expect(await worker.ended).toEqual({ code: 1, signal: null })
  expect(worker.output().trim()).toBe(sentence)
})
