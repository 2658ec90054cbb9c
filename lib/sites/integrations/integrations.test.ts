import type { IncomingMessage, RequestListener } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { MINUTE, moveClock } from '@/lib/core/clock'
import { openLookup } from '@/lib/core/name-lookup'
import { openOutside, type Outside } from '@/lib/core/safe-fetch'
import { everything, sql } from '@/lib/testing/database'
import { startNameServer, type TestNameServer } from '@/lib/testing/dns-server'
import { account, site, type TestAccount } from '@/lib/testing/factories'
import { onLimits } from '@/lib/testing/plan-limits'
import { signIn } from '@/lib/testing/requests'
import { startWebServer } from '@/lib/testing/web-server'
import { archiveSite } from '../archive-site'
import { connectIntegrationForm } from './actions'
import { connectIntegration } from './connect-integration'
import { listIntegrations } from './queries'
import { removeIntegration } from './remove-integration'
import { toIntegrations } from './resources'
import { connectSchema, updateIntegrationSchema } from './schema'
import { testIntegration } from './test-integration'
import { tryIntegration } from './try-integration'
import { updateIntegration } from './update-integration'

// Real connections to servers on this machine's loopback, which stands for the open internet here.

const request = { cookie: '' }
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'sec-fetch-site': 'same-origin' })),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))

const SECRET = 'canary-secret-1234'
let dns: TestNameServer
let web: Awaited<ReturnType<typeof startWebServer>>
let answer: RequestListener
let heard: IncomingMessage[] = []
let outside: Outside
let made: TestAccount
beforeAll(async () => {
  dns = await startNameServer()
  web = await startWebServer((request, response) => {
    heard.push(request)
    answer(request, response)
  })
  outside = { ...openOutside(web.port), lookup: openLookup([dns.address]) }
  for (const name of ['blog.acme.example', 'acme.myshopify.com', 'api.acme.example', 'evil.example']) dns.names.set(name, { A: ['127.0.0.1'] })
  made = await account({ plan: 'scale' })
})
afterAll(async () => {
  await web.stop()
  await dns.stop()
})

const OF = {
  wordpress: { platform: 'wordpress', address: 'https://Blog.acme.example/', username: 'ada', secret: SECRET },
  shopify: { platform: 'shopify', address: 'acme.myshopify.com', secret: SECRET },
  custom: { platform: 'custom', address: 'https://api.acme.example/status', secret: SECRET },
} as const
const connect = async (siteId: string, given: object) => (await connectIntegration(made.owner, connectSchema.parse({ id: siteId, ...given }))).result.integration
async function tested(siteId: string, integrationId: string, respond: RequestListener, through = outside) {
  answer = respond
  heard = []
  await tryIntegration({ accountId: made.accountId, integrationId }, through)
  const found = (await listIntegrations(made.owner, { id: siteId })).find(({ id }) => id === integrationId)
  return { status: found?.status, reason: found?.reason }
}
const says = (status: number, body = '', headers = {}): RequestListener => (_, response) => void response.writeHead(status, headers).end(body)
const working = { status: 'working', reason: null }
const failed = (reason: string) => ({ status: 'failed', reason })

test('each platform is asked in its own way', async () => {
  const { id } = await site(made)
  const asked = async (platform: keyof typeof OF, body: string) => {
    expect(await tested(id, await connect(id, OF[platform]), says(200, body))).toEqual(working)
    const [request] = heard
    return `${request?.headers.host}${request?.url} ${request?.headers.authorization ?? String(request?.headers['x-shopify-access-token'])}`
  }
  expect(await asked('wordpress', '{"id":1}')).toBe(`blog.acme.example/wp-json/wp/v2/users/me Basic ${Buffer.from(`ada:${SECRET}`).toString('base64')}`)
  expect(await asked('shopify', '{"shop":{}}')).toBe(`acme.myshopify.com/admin/api/2026-07/shop.json ${SECRET}`)
  expect(await asked('custom', 'fine')).toBe(`api.acme.example/status Bearer ${SECRET}`)
})

test('what goes wrong is said in a word, and a redirect never gets the secret', async () => {
  const { id } = await site(made)
  const wordpress = await connect(id, OF.wordpress)
  const cases: [RequestListener, string][] = [
    [says(401, SECRET), 'wrong_secret'],
    [says(404), 'not_found'],
    [says(500), 'bad_status'],
    [says(200, '<html>welcome</html>'), 'not_platform'],
    [says(301, '', { location: 'https://evil.example/' }), 'redirect'],
    [({ socket }) => void socket.destroy(), 'no_answer'],
  ]
  for (const [respond, reason] of cases) {
    expect(await tested(id, wordpress, respond), reason).toEqual(failed(reason))
    expect(heard.map(({ headers }) => headers.host)).toEqual(heard.map(() => 'blog.acme.example'))
    await testIntegration(made.owner, { id, integration: wordpress })
  }
  expect(await tested(id, wordpress, says(200, '{"id":1}'), { ...openOutside(), lookup: outside.lookup })).toEqual(failed('refused_address'))
  expect(heard).toEqual([])
})

test('the secret is nowhere to be read: not in a row, a job, a history, an answer', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  await updateIntegration(made.owner, updateIntegrationSchema.parse({ id, integration, ...OF.custom, secret: `${SECRET}-new` }))
  await tested(id, integration, says(401, `${SECRET}-new`))
  expect(JSON.stringify(await everything())).not.toContain('canary')
  const shown = toIntegrations(await listIntegrations(made.owner, { id }))
  expect(JSON.stringify(shown)).not.toMatch(/canary|sealed|v1\./)
  expect(await tested(id, integration, says(200))).toMatchObject({ reason: 'wrong_secret' }) // tested once, and not again unasked
})

test('a sealed secret that is moved to another row does not open there', async () => {
  const [one, other] = [await site(made), await site(made)]
  await connect(one.id, OF.custom)
  const thief = await connect(other.id, { ...OF.custom, address: 'https://evil.example', secret: 'other' })
  await sql('owner', `UPDATE site_integrations SET sealed_secret = (SELECT sealed_secret FROM site_integrations WHERE site_id = $1) WHERE id = $2`, [one.id, thief])
  expect(await tested(other.id, thief, says(200))).toEqual(failed('unreadable'))
  expect(heard).toEqual([])
})

test('a sealed secret does not open for another address either, whoever wrote it there', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  await sql('owner', `UPDATE site_integrations SET address = 'https://evil.example' WHERE id = $1`, [integration])
  expect(await tested(id, integration, says(200))).toEqual(failed('unreadable'))
  expect(heard).toEqual([])
})

test('what was typed comes back with an error, the secret does not', async () => {
  const { id } = await site(made)
  request.cookie = (await signIn(made.userId)).cookie
  const typed = new FormData()
  for (const [name, value] of Object.entries({ id, platform: 'wordpress', address: 'http://blog.acme.example', username: 'ada', secret: SECRET })) typed.append(name, value)
  const state = await connectIntegrationForm(made.accountSlug, {}, typed)
  expect(state).toMatchObject({ error: { fields: { address: [expect.any(String)] } }, values: { platform: 'wordpress', address: 'http://blog.acme.example', username: 'ada' } })
  expect(JSON.stringify(state)).not.toContain('canary')
})

test('asking while a test is under way asks for no second one; of a lost one it does', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  const asked = async () => (await sql<{ at: Date }>('owner', 'SELECT updated_at AS at FROM site_integrations WHERE id = $1', [integration]))[0]?.at.getTime() ?? 0
  const first = await asked()
  moveClock(MINUTE)
  await testIntegration(made.owner, { id, integration })
  expect(await asked()).toBe(first)
  moveClock(10 * MINUTE)
  await testIntegration(made.owner, { id, integration })
  expect(await asked()).toBeGreaterThan(first)
  expect(await sql('owner', `SELECT 1 FROM audit_entries WHERE subject_id = $1 AND action = 'site.integration_tested'`, [id])).toHaveLength(1)
})

test('a site beyond the plan keeps its integrations, to be looked at and removed', async () => {
  const smaller = await account({ plan: 'scale' })
  await site(smaller)
  const { id } = await site(smaller)
  const { integration } = (await connectIntegration(smaller.owner, connectSchema.parse({ id, ...OF.custom }))).result
  await onLimits(smaller, { sites: 1, sectors: 1 })
  for (const work of [
    () => connectIntegration(smaller.owner, connectSchema.parse({ id, ...OF.wordpress })),
    () => updateIntegration(smaller.owner, updateIntegrationSchema.parse({ id, integration })),
    () => testIntegration(smaller.owner, { id, integration }),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: 'LIMIT_REACHED' })
  }
  expect(await listIntegrations(smaller.owner, { id })).toHaveLength(1)
  await removeIntegration(smaller.owner, { id, integration })
})

test('another address needs the secret again; the same one keeps it', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  const change = (given: object) => updateIntegration(made.owner, updateIntegrationSchema.parse({ id, integration, address: OF.custom.address, ...given }))
  await expect(change({ address: 'https://evil.example', secret: '' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { secret: expect.any(Array) } })
  await change({})
  expect(await tested(id, integration, says(200))).toEqual(working)
  expect(heard[0]?.headers.authorization).toBe(`Bearer ${SECRET}`)
  await change({ address: 'https://evil.example', secret: 'another' })
  await tested(id, integration, says(200))
  expect(heard[0]?.headers.authorization).toBe('Bearer another')
})

test('what is changed while a test runs is not overwritten by its outcome; a lost test shows as failed', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  const respond: RequestListener = (_, response) => {
    void updateIntegration(made.owner, updateIntegrationSchema.parse({ id, integration, ...OF.custom, secret: 'newer' })).then(() => response.end())
  }
  expect(await tested(id, integration, respond)).toEqual({ status: 'testing', reason: null })
  moveClock(11 * MINUTE)
  expect((await listIntegrations(made.owner, { id }))[0]).toMatchObject({ status: 'failed', reason: 'lost' })
})

test('an address once on a site, and twenty at most, also at the same moment', async () => {
  const { id } = await site(made)
  await connect(id, OF.wordpress)
  await expect(connect(id, { ...OF.wordpress, address: 'https://BLOG.acme.example' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { address: expect.any(Array) } })
  const more = await Promise.allSettled(Array.from({ length: 25 }, (_, n) => connect(id, { ...OF.custom, address: `https://n${n}.example` })))
  expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(19)
})

test('removing takes the secret with it, also from an archived site, which nothing else can be done with', async () => {
  const { id } = await site(made)
  const integration = await connect(id, OF.custom)
  const stranger = await account()
  await expect(removeIntegration(stranger.owner, { id, integration })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await archiveSite(made.owner, { id })
  expect(await tested(id, integration, says(200))).toMatchObject({ status: 'testing' })
  expect(heard).toEqual([])
  await expect(testIntegration(made.owner, { id, integration })).rejects.toMatchObject({ code: 'CONFLICT' })
  await removeIntegration(made.owner, { id, integration })
  await expect(removeIntegration(made.owner, { id, integration })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await sql('owner', 'SELECT 1 FROM site_integrations WHERE id = $1', [integration])).toEqual([])
})
