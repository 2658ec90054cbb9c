import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MINUTE, moveClock } from '@/lib/core/clock'
import { openLookup } from '@/lib/core/name-lookup'
import { openOutside, type Outside } from '@/lib/core/safe-fetch'
import { sql } from '@/lib/testing/database'
import { startNameServer, type TestNameServer } from '@/lib/testing/dns-server'
import { account, site, type TestAccount } from '@/lib/testing/factories'
import { startWebServer } from '@/lib/testing/web-server'
import { archiveSite } from '../archive-site'
import { updateSite } from '../update-site'
import { instructionsFor } from './policy'
import { proveDomain } from './prove-domain'
import { siteProofs } from './queries'
import { requestProof } from './request-proof'
import type { PROOF_METHODS } from './schema'
import { proofToken } from './token'

// Real lookups: a name server and a web server on this machine's loopback, which stands for the open internet here.

type Method = (typeof PROOF_METHODS)[number]
let dns: TestNameServer
let web: Awaited<ReturnType<typeof startWebServer>>
let answer: RequestListener
let outside: Outside
let made: TestAccount
beforeAll(async () => {
  dns = await startNameServer()
  web = await startWebServer((request, response) => answer(request, response))
  outside = { ...openOutside(web.port), lookup: openLookup([dns.address]) }
  made = await account({ plan: 'scale' })
})
beforeEach(() => {
  answer = (_, response) => void response.writeHead(404).end()
})
afterAll(async () => {
  await web.stop()
  await dns.stop()
})

async function siteOnline(of = made, domain?: string) {
  const { id, domain: given } = await site(of, domain ? { domain } : {})
  dns.names.set(given, { A: ['127.0.0.1'] })
  return { id, domain: given, token: proofToken(id, given) }
}
/** The jobs that wait for a worker, which they name the look for. */
const jobs = () => sql('worker', `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'prove-domain'`)
const look = (of: TestAccount, siteId: string, method: Method) => proveDomain({ accountId: of.accountId, siteId, method }, outside)
async function check(siteId: string, method: Method, of = made) {
  await requestProof(of.owner, { id: siteId, method })
  await look(of, siteId, method)
  const { verifiedBy, checks } = await siteProofs(of.owner, { id: siteId })
  const { status, reason } = checks.find((each) => each.method === method) ?? {}
  return { status, reason, verifiedBy }
}
const passed = (method: Method) => ({ status: 'passed', reason: null, verifiedBy: method })
const failed = (reason: string) => ({ status: 'failed', reason, verifiedBy: null })

test('a TXT record proves the domain, beside it or at it; another one does not', async () => {
  const { id, domain, token } = await siteOnline()
  expect(await check(id, 'dns')).toEqual(failed('not_found'))
  dns.names.set(`_gatehouse.${domain}`, { TXT: ['something else', `gatehouse-site-verification=${proofToken(id, 'other.example')}`] })
  expect(await check(id, 'dns')).toEqual(failed('wrong_value'))
  dns.names.set(`_gatehouse.${domain}`, { TXT: ['v=spf1 -all', `gatehouse-site-verification=${token}`] })
  expect(await check(id, 'dns')).toEqual(passed('dns'))
  const history = await sql('owner', `SELECT action, actor_type FROM audit_entries WHERE subject_id = $1 AND action LIKE 'site.%v%ied'`, [id])
  expect(history).toEqual([{ action: 'site.verified', actor_type: 'system' }])
  await expect(requestProof(made.owner, { id, method: 'file' })).rejects.toMatchObject({ code: 'CONFLICT' })

  const apex = await siteOnline()
  dns.names.set(apex.domain, { TXT: [`gatehouse-site-verification=${apex.token}`] })
  expect(await check(apex.id, 'dns')).toEqual(passed('dns'))
})

test('a file proves the domain: at its address, with the token and nothing else', async () => {
  const { id, domain, token } = await siteOnline()
  const { pathname } = new URL(instructionsFor(domain, token).file.url)
  const serve = (content: string, status = 200) => {
    answer = (request, response) => void response.writeHead(request.headers.host === domain && request.url === pathname ? status : 404).end(content)
  }
  expect(await check(id, 'file')).toEqual(failed('not_found'))
  serve('<html>everything is found here</html>')
  expect(await check(id, 'file')).toEqual(failed('wrong_value'))
  serve(`${token}${' '.repeat(5000)}`)
  expect(await check(id, 'file')).toEqual(failed('too_large'))
  serve(token, 500)
  expect(await check(id, 'file')).toEqual(failed('bad_status'))
  answer = (_, response) => void response.writeHead(302, { location: 'http://elsewhere.example/' }).end()
  expect(await check(id, 'file')).toEqual(failed('redirect'))
  dns.names.set(domain, { A: ['10.0.0.1'] })
  expect(await check(id, 'file')).toEqual(failed('refused_address'))
  dns.names.delete(domain)
  expect(await check(id, 'file')).toEqual(failed('no_domain'))
  dns.names.set(domain, { A: ['127.0.0.1'] })
  serve(`\n${token}\n`)
  expect(await check(id, 'file')).toEqual(passed('file'))
})

test('a meta tag proves the domain only in the head of the home page', async () => {
  const { id, domain, token } = await siteOnline()
  const { tag } = instructionsFor(domain, token).meta
  const page = (html: string) => {
    answer = (request, response) => void (request.url === '/' ? response.end(html) : response.writeHead(404).end())
  }
  const elsewhere = [
    `<head><!-- ${tag} --></head>`,
    `<head><script>const a = '${tag}'</script></head>`,
    `<head><title>${tag}</title></head>`,
    `<head><noscript>${tag}</noscript><template>${tag}</template></head>`,
    `<head></head><body>${tag}</body>`,
    `<p>Comment by a stranger</p>${tag}`,
    `<head><style>${tag}</style></head><body><textarea>${tag}</textarea></body>`,
  ]
  for (const html of elsewhere) {
    page(`<!doctype html><html>${html}</html>`)
    expect(await check(id, 'meta'), html).toEqual(failed('not_found'))
  }
  page(`<head>${tag.replace(token, 'other')}</head>`)
  expect(await check(id, 'meta')).toEqual(failed('wrong_value'))
  page(`<!doctype html><html><head><meta charset="utf-8">\n<META CONTENT='${token}' NAME="Gatehouse-Site-Verification"></head><body>${'x'.repeat(500_000)}</body></html>`)
  expect(await check(id, 'meta')).toEqual(passed('meta'))
})

test('two accounts prove one domain at once: one has it, the other is told that it is taken', async () => {
  const other = await account({ plan: 'scale' })
  const domain = `race-${made.accountSlug.slice(-6)}.example`
  const [ours, theirs] = [await siteOnline(made, domain), await siteOnline(other, domain)]
  expect(ours.token).not.toBe(theirs.token)
  dns.names.set(`_gatehouse.${domain}`, { TXT: [ours, theirs].map(({ token }) => `gatehouse-site-verification=${token}`) })
  const outcomes = await Promise.all([check(ours.id, 'dns'), check(theirs.id, 'dns', other)])
  expect(outcomes).toContainEqual(passed('dns'))
  expect(outcomes).toContainEqual(failed('taken'))
  expect(await sql('owner', 'SELECT count(*)::int AS proved FROM sites WHERE domain = $1 AND verified_at IS NOT NULL', [domain])).toEqual([{ proved: 1 }])
})

test('what changes while a worker looks counts: another domain or an archived site proves nothing', async () => {
  const meanwhile = async (change: (id: string) => Promise<unknown>) => {
    const { id, domain, token } = await siteOnline()
    await requestProof(made.owner, { id, method: 'dns' })
    const value = `gatehouse-site-verification=${token}`
    const slow: Outside = { ...outside, lookup: { ...outside.lookup, texts: (name) => (name === domain ? Promise.resolve([]) : change(id).then(() => [value])) } }
    await proveDomain({ accountId: made.accountId, siteId: id, method: 'dns' }, slow)
    return sql('owner', `SELECT s.verified_at, p.status FROM sites s LEFT JOIN site_proofs p ON p.site_id = s.id WHERE s.id = $1`, [id])
  }
  expect(await meanwhile((id) => updateSite(made.owner, { id, domain: 'another-domain.example' }))).toEqual([{ verified_at: null, status: null }])
  expect(await meanwhile((id) => archiveSite(made.owner, { id }))).toEqual([{ verified_at: null, status: 'failed' }])
  // And nothing is undone when nothing changes.
  expect(await meanwhile(() => Promise.resolve())).toEqual([{ verified_at: expect.any(Date), status: 'passed' }])
})

test('asking twice looks once; looking twice changes nothing; a lost look can be asked for anew', async () => {
  const { id, domain, token } = await siteOnline()
  const before = (await jobs()).length
  await Promise.all(Array.from({ length: 5 }, () => requestProof(made.owner, { id, method: 'dns' })))
  expect((await jobs()).length - before).toBe(1)
  expect(await sql('owner', `SELECT count(*)::int AS asked FROM audit_entries WHERE subject_id = $1 AND action = 'site.proof_requested'`, [id])).toEqual([{ asked: 1 }])
  moveClock(11 * MINUTE)
  const lost = await siteProofs(made.owner, { id })
  expect(lost.checks[0]).toMatchObject({ method: 'dns', status: 'failed', reason: 'lost' })
  await requestProof(made.owner, { id, method: 'dns' })
  dns.names.set(`_gatehouse.${domain}`, { TXT: [`gatehouse-site-verification=${token}`] })
  await look(made, id, 'dns')
  const proved = await siteProofs(made.owner, { id })
  expect(proved.verifiedBy).toBe('dns')
  dns.names.delete(`_gatehouse.${domain}`)
  await look(made, id, 'dns')
  expect(await siteProofs(made.owner, { id })).toEqual(proved)
})

test('what an older look found says nothing about a newer one', async () => {
  const { id } = await siteOnline()
  await requestProof(made.owner, { id, method: 'dns' })
  const texts = async () => {
    moveClock(11 * MINUTE)
    await requestProof(made.owner, { id, method: 'dns' })
    return []
  }
  await proveDomain({ accountId: made.accountId, siteId: id, method: 'dns' }, { ...outside, lookup: { ...outside.lookup, texts } })
  expect((await siteProofs(made.owner, { id })).checks[0]).toMatchObject({ status: 'queued', reason: null })
})

test('an archived site is not looked at, and a worker that is told of another account’s site finds nothing', async () => {
  const { id } = await siteOnline()
  const stranger = await account()
  await requestProof(made.owner, { id, method: 'dns' })
  await proveDomain({ accountId: stranger.accountId, siteId: id, method: 'dns' }, outside)
  expect(await sql('owner', 'SELECT status FROM site_proofs WHERE site_id = $1', [id])).toEqual([{ status: 'queued' }])
  await expect(requestProof(stranger.owner, { id, method: 'dns' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await archiveSite(made.owner, { id })
  await expect(requestProof(made.owner, { id, method: 'dns' })).rejects.toMatchObject({ code: 'CONFLICT' })
})
