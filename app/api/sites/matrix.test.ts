import { beforeAll, expect, test } from 'vitest'
import { apiRoutes } from '@/app/api/openapi.json/routes'
import type { RouteHandler } from '@/lib/auth/route'
import { statusOf } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { answerTo, keepSites, KEYS, PEOPLE, siteCallers, TARGETS, type Caller, type Kind, type Target } from '@/lib/testing/site-callers'

// Every route of sites × everybody who may knock × whose site it is (ASVS 8.4.1, T3-06). A new route without a row fails.

interface Row {
  kind: Kind
  /** What whoever may is answered. */
  ok: number
  body?: Record<string, unknown>
  params?: Record<string, string>
}

let world: Awaited<ReturnType<typeof siteCallers>>
let putBack: () => Promise<void>
beforeAll(async () => {
  world = await siteCallers()
  putBack = await keepSites()
})

/** Routes of one site. */
const ROWS: Record<string, (colleague: string) => Row> = {
  'GET /api/sites/{id}': () => ({ kind: 'look', ok: 200 }),
  'PATCH /api/sites/{id}': () => ({ kind: 'work', ok: 200, body: { name: 'Renamed' } }),
  'DELETE /api/sites/{id}': () => ({ kind: 'manage', ok: 200 }),
  'POST /api/sites/{id}/restore': () => ({ kind: 'manage', ok: 200 }),
  'GET /api/sites/{id}/sectors': () => ({ kind: 'look', ok: 200 }),
  'POST /api/sites/{id}/sectors': () => ({ kind: 'work', ok: 201, body: { sector: 'mobile-apps' } }),
  'DELETE /api/sites/{id}/sectors/{sector}': () => ({ kind: 'work', ok: 204, params: { sector: 'web-development' } }),
  'GET /api/sites/{id}/proofs': () => ({ kind: 'look', ok: 200 }),
  'POST /api/sites/{id}/proofs': () => ({ kind: 'work', ok: 202, body: { method: 'dns' } }),
  'GET /api/sites/{id}/integrations': () => ({ kind: 'look', ok: 200 }),
  'POST /api/sites/{id}/integrations': () => ({ kind: 'work', ok: 201, body: { platform: 'custom', address: `https://${newId()}.example`, secret: 'secret' } }),
  // An integration that is not there: whoever may is told so, in the words for a site that is not theirs.
  'PATCH /api/sites/{id}/integrations/{integration}': () => ({ kind: 'work', ok: 404, params: { integration: newId() }, body: { username: 'ada' } }),
  'DELETE /api/sites/{id}/integrations/{integration}': () => ({ kind: 'work', ok: 404, params: { integration: newId() } }),
  'POST /api/sites/{id}/integrations/{integration}/test': () => ({ kind: 'work', ok: 404, params: { integration: newId() } }),
  'GET /api/sites/{id}/access': () => ({ kind: 'look', ok: 200 }),
  'POST /api/sites/{id}/access': (colleague) => ({ kind: 'manage', ok: 200, body: { user_ids: [colleague] } }),
  'POST /api/sites/{id}/access/revoke': (colleague) => ({ kind: 'manage', ok: 200, body: { user_ids: [colleague] } }),
}

/** Routes of all sites: the answer for each caller. */
const ALL: Record<string, { body?: () => Record<string, unknown>; answers: Record<Caller, number> }> = {
  'GET /api/sites': { answers: { anonymous: 401, stranger: 200, viewer: 200, editor: 200, admin: 200, owner: 200, staff: 404, fullKey: 200, readKey: 200, bareKey: 403 } },
  // The account has this domain already, so whoever may is told of a conflict; the stranger, whose account has not, makes a site.
  'POST /api/sites': {
    body: () => ({ name: 'Again', domain: world.domain, industry: 'technology' }),
    answers: { anonymous: 401, stranger: 201, viewer: 403, editor: 409, admin: 409, owner: 409, staff: 404, fullKey: 409, readKey: 403, bareKey: 403 },
  },
}

const expected = ({ kind, ok }: Row, caller: Caller, target: Target): number => {
  const answer = answerTo(kind, caller, target)
  return answer === 'ok' ? ok : statusOf[answer]
}

const ofSites = apiRoutes.filter(({ path }) => /^\/api\/sites(?:\/|$)/.test(path))
const routes = new Map(ofSites.flatMap(({ path, route }) => Object.entries(route).map(([method, handler]) => [`${method} ${path}`, handler as RouteHandler])))
const callers: readonly Caller[] = [...PEOPLE, ...KEYS]

async function send(name: string, caller: Caller, { body, params = {} }: Pick<Row, 'body' | 'params'>, id?: string) {
  const [method = '', path = ''] = name.split(' ')
  const handler = routes.get(name)
  if (!handler) throw new Error(`no route ${name}`)
  const address = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => (part === 'id' ? (id ?? '') : (params[part] ?? '')))
  const answer = await call(handler, address, { method, body, params: { ...params, ...(id && { id }) }, ...world.callers[caller] })
  const text = await answer.text()
  return { status: answer.status, body: text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID') }
}

test('ASVS 8.4.1: no route of sites is without a row, and no row without its route', () => {
  expect([...routes.keys()].toSorted()).toEqual([...Object.keys(ROWS), ...Object.keys(ALL)].toSorted())
})

for (const caller of callers) {
  test(`T3-06: routes of a site for ${caller}`, async () => {
    const [seen, wanted] = [new Map<string, number>(), new Map<string, number>()]
    for (const [name, rowFor] of Object.entries(ROWS)) {
      const row = rowFor(caller === 'stranger' ? world.stranger : world.viewer)
      const bodies = new Map<Target, string>()
      for (const target of TARGETS) {
        const { status, body } = await send(name, caller, row, world.sites[target])
        seen.set(`${name} ${target}`, status)
        wanted.set(`${name} ${target}`, expected(row, caller, target))
        bodies.set(target, body)
        if (status < 300 && !name.startsWith('GET')) await putBack()
      }
      // What is not there and what is not the caller's are the same, to the letter.
      const hidden = TARGETS.filter((target) => expected(row, caller, target) === 404).map((target) => bodies.get(target))
      expect(new Set(hidden).size, `${name}: ${hidden.join(' ')}`).toBeLessThanOrEqual(1)
    }
    expect(seen).toEqual(wanted)
  })

  test(`T3-06: routes of all sites for ${caller}`, async () => {
    for (const [name, { body, answers }] of Object.entries(ALL)) {
      const answer = await send(name, caller, body ? { body: body() } : {})
      expect({ name, status: answer.status }).toEqual({ name, status: answers[caller] })
    }
  })
}

test('T3-06: the list holds the sites with access, and all of them for owner, admin and key', async () => {
  const listed = async (caller: Caller) => {
    const handler = routes.get('GET /api/sites')
    if (!handler) throw new Error('no list')
    const { data } = (await (await call(handler, '/api/sites', world.callers[caller])).json()) as { data: { id: string }[] }
    return TARGETS.filter((target) => data.some(({ id }) => id === world.sites[target]))
  }
  expect([await listed('viewer'), await listed('editor')]).toEqual([['open'], ['open']])
  for (const caller of ['admin', 'owner', 'fullKey', 'readKey'] as const) expect(await listed(caller)).toEqual(['open', 'shut'])
  expect(await listed('stranger')).toEqual(['foreign'])
})

test('T3-06, T2-20: what is taken away is gone with the next call of the same session: access, role, membership', async () => {
  const told = async () => {
    const calls = ['GET /api/sites/{id}', 'GET /api/sites/{id}/sectors', 'GET /api/sites/{id}/access'].map(async (name) => (await send(name, 'viewer', {}, world.sites.open)).status)
    return [...new Set(await Promise.all(calls))]
  }
  const change = (name: string) => send(name, 'fullKey', { body: { user_ids: [world.viewer] } }, world.sites.open)
  const asRole = (role: string) => sql('owner', 'UPDATE memberships SET role = $2::membership_role WHERE user_id = $1', [world.viewer, role])
  expect(await told()).toEqual([200])
  await change('POST /api/sites/{id}/access/revoke')
  expect(await told()).toEqual([404])
  await asRole('admin')
  expect(await told()).toEqual([200])
  await asRole('editor')
  expect(await told()).toEqual([404])
  await change('POST /api/sites/{id}/access')
  expect(await told()).toEqual([200])
  await sql('owner', 'WITH gone AS (DELETE FROM profiles WHERE user_id = $1) DELETE FROM memberships WHERE user_id = $1', [world.viewer])
  expect(await told()).toEqual([404])
})
