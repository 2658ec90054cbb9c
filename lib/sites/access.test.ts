import { expect, test } from 'vitest'
import { decideJoinRequest } from '@/lib/accounts/decide-join-request'
import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { access, account, member, site, type TestAccount } from '@/lib/testing/factories'
import { statementsOf } from '@/lib/testing/statements'
import { countAccess, listMemberSites, listSiteAccess } from './access-queries'
import { grantAccess } from './grant-access'
import { getSite } from './queries'
import { revokeAccess } from './revoke-access'

const idOf = ({ userId }: AccountActor): string => userId ?? ''
const notFound = expect.objectContaining({ code: 'NOT_FOUND' }) as unknown
const rows = ({ accountId }: TestAccount) => sql<{ site_id: string; user_id: string }>('owner', 'SELECT site_id, user_id FROM site_access WHERE account_id = $1 ORDER BY 1, 2', [accountId])
const audit = ({ accountId }: TestAccount) =>
  sql<{ action: string; subject_id: string; data: { people: string[] } }>('owner', `SELECT action, subject_id, data FROM audit_entries WHERE account_id = $1 AND action LIKE 'site.access%' ORDER BY action, created_at, subject_id`, [accountId])
const times = <T>(count: number, work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => work(n)))

test('T3-06: without access a site is not found, with it it is, and without it again at once', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  for (const role of ['viewer', 'editor'] as const) {
    const colleague = await member(made, role)
    await expect(getSite(colleague, shop.id)).rejects.toEqual(notFound)
    await access(made, shop, colleague)
    expect(await getSite(colleague, shop.id)).toMatchObject({ id: shop.id })
    await revokeAccess(made.owner, { sites: [shop.id], people: [idOf(colleague)] })
    await expect(getSite(colleague, shop.id)).rejects.toEqual(notFound)
  }
})

test('T3-06: many people and many sites in one command; a second time changes nothing and says so', async () => {
  const made = await account({ plan: 'growth' })
  const people = [await member(made, 'viewer'), await member(made, 'editor')].map(idOf).toSorted()
  const sites = (await times(3, () => site(made))).map(({ id }) => id).toSorted()
  const own = await rows(made) // the maker's

  // Somebody who has it already keeps it, and a name that is given twice counts once.
  await grantAccess(made.owner, { sites: [sites[0] ?? ''], people: [people[0] ?? ''] })
  const first = await grantAccess(made.owner, { sites: [...sites, sites[1] ?? ''], people: [...people, people[0] ?? ''] })
  expect(first).toEqual({ changed: sites.map((siteId, n) => ({ siteId, people: n === 0 ? people.slice(1) : people })), unchanged: 1 })
  expect(await grantAccess(made.owner, { sites, people })).toEqual({ changed: [], unchanged: 6 })
  expect(await rows(made)).toHaveLength(own.length + 6)

  expect(await revokeAccess(made.owner, { sites: sites.slice(1), people })).toEqual({ changed: sites.slice(1).map((siteId) => ({ siteId, people })), unchanged: 0 })
  expect(await revokeAccess(made.owner, { sites: sites.slice(1), people })).toEqual({ changed: [], unchanged: 4 })
  const kept = (await rows(made)).filter(({ user_id }) => people.includes(user_id))
  expect(kept).toEqual(people.map((user_id) => ({ site_id: sites[0], user_id })))

  // One entry for each site where something changed, with the people it concerns.
  const entry = (action: string, subject_id: string | undefined, data: string[]) => ({ action, subject_id, data: { people: data } })
  expect(await audit(made)).toEqual([
    entry('site.access_granted', sites[0], people.slice(0, 1)),
    entry('site.access_granted', sites[0], people.slice(1)),
    ...sites.slice(1).map((id) => entry('site.access_granted', id, people)),
    ...sites.slice(1).map((id) => entry('site.access_revoked', id, people)),
  ])
})

test('T3-06: with one foreign or missing name among them nothing is given and nothing taken, and the answer is the same', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const [shop, foreign] = [await site(made), await site(other)]
  const [viewer, stranger] = [await member(made, 'viewer'), await member(other, 'viewer')]
  await access(made, shop, viewer)
  const before = await everything()
  const told = new Set<string>()
  for (const change of [grantAccess, revokeAccess]) {
    for (const id of [foreign.id, newId()]) {
      await change(made.owner, { sites: [shop.id, id], people: [idOf(viewer)] }).catch((error: Error) => told.add(`${error.name} ${error.message}`))
      await change(made.owner, { sites: [id], people: [idOf(viewer)] }).catch((error: Error) => told.add(`${error.name} ${error.message}`))
    }
    for (const id of [idOf(stranger), newId()]) await change(made.owner, { sites: [shop.id], people: [idOf(viewer), id] }).catch((error: Error) => told.add(`${error.name} ${error.message}`))
  }
  expect([...told].toSorted()).toEqual(['One of these people', 'One of these sites', 'This site'].map((what) => `AppError ${what} does not exist, or it is not yours to see`))
  expect(await everything()).toEqual(before)
})

test('T3-06: giving and taking at once leaves what the history tells, for every pair', async () => {
  const made = await account({ plan: 'growth' })
  const people = [await member(made, 'viewer'), await member(made, 'editor')].map(idOf)
  const sites = (await times(3, () => site(made))).map(({ id }) => id)
  const own = await rows(made)
  await times(24, (n) => (n % 2 ? grantAccess : revokeAccess)(made.owner, { sites: n % 3 ? sites : sites.toReversed(), people: n % 4 ? people : people.toReversed() }))
  const balance = new Map<string, number>()
  for (const { action, subject_id, data } of await audit(made)) {
    for (const person of data.people) balance.set(`${subject_id} ${person}`, (balance.get(`${subject_id} ${person}`) ?? 0) + (action === 'site.access_granted' ? 1 : -1))
  }
  const held = (await rows(made)).filter((row) => !own.some((mine) => mine.site_id === row.site_id && mine.user_id === row.user_id))
  expect(new Map([...balance].filter(([, count]) => count !== 0))).toEqual(new Map(held.map(({ site_id, user_id }) => [`${site_id} ${user_id}`, 1])))
})

test('T3-06: access ends with the membership, also when it is just being given', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  for (let round = 0; round < 5; round++) {
    const colleague = await member(made, 'viewer')
    const leave = () => sql('owner', 'WITH gone AS (DELETE FROM profiles WHERE account_id = $1 AND user_id = $2) DELETE FROM memberships WHERE account_id = $1 AND user_id = $2', [made.accountId, idOf(colleague)])
    const tries = await Promise.allSettled([grantAccess(made.owner, { sites: [shop.id], people: [idOf(colleague)] }), leave(), grantAccess(made.owner, { sites: [shop.id], people: [idOf(colleague)] })])
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toEqual(notFound)
    expect((await rows(made)).filter(({ user_id }) => user_id === idOf(colleague))).toEqual([])
    await expect(getSite(colleague, shop.id)).rejects.toEqual(notFound)
  }
})

test('T3-06: a change of role counts at once: an editor of old access, an admin of all, a viewer of what was given', async () => {
  const made = await account({ plan: 'growth' })
  const [given, other] = [await site(made), await site(made)]
  const colleague = await member(made, 'viewer')
  await access(made, given, colleague)
  const seen = async (role: AccountActor['role']) => {
    const tries = await Promise.allSettled([given, other].map(({ id }) => getSite({ ...colleague, role }, id)))
    return tries.map(({ status }) => status === 'fulfilled')
  }
  expect([await seen('viewer'), await seen('admin'), await seen('editor')]).toEqual([[true, false], [true, true], [true, false]])
})

test('T3-06: whoever is let in as editor or viewer sees no site until they are given one', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  const id = newId()
  await sql('owner', `INSERT INTO join_requests (id, account_id, email, name) VALUES ($1, $2, $3, 'New Colleague')`, [id, made.accountId, `new@${id}.example`])
  const userId = await decideJoinRequest(made.owner, { id, decision: 'approve', role: 'editor' })
  const colleague: AccountActor = { ...made.owner, role: 'editor', userId, actorId: userId ?? '' }
  await expect(getSite(colleague, shop.id)).rejects.toEqual(notFound)
  expect((await listMemberSites(made.owner, { user: userId ?? '', limit: 25 })).member.sites).toEqual({ seen: 0, all: 1 })
  await access(made, shop, colleague)
  expect(await getSite(colleague, shop.id)).toMatchObject({ id: shop.id })
})

test('T3-06: 100 people × 1 000 sites are three statements', async () => {
  await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits)
    SELECT plan_id, version + 1, price_minor, currency, "interval", included_credits FROM plan_versions v JOIN plans p ON p.id = v.plan_id WHERE p.slug = 'scale'`)
  const made = await account({ plan: 'scale' })
  const people = await times(100, () => Promise.resolve(newId()))
  const sites = await times(1000, () => Promise.resolve(newId()))
  await sql('owner', `INSERT INTO users (id, name, email) SELECT id, 'Colleague', id || '@many.example' FROM unnest($1::uuid[]) id`, [people])
  await sql('owner', `INSERT INTO memberships (account_id, user_id, role) SELECT $1, id, 'viewer' FROM unnest($2::uuid[]) id`, [made.accountId, people])
  await sql('owner', `INSERT INTO sites (id, account_id, industry_id, name, domain, slug) SELECT id, $1, (SELECT id FROM industries LIMIT 1), 'Many', id || '.example', 'many-' || id FROM unnest($2::uuid[]) id`, [made.accountId, sites])

  const { result, statements } = await statementsOf(() => grantAccess(made.owner, { sites, people }))
  expect(result.changed).toHaveLength(1000)
  expect(statements.filter((statement) => !/^(?:BEGIN|COMMIT)/.test(statement))).toHaveLength(3)
  expect(await rows(made)).toHaveLength(100_000)
  expect((await countAccess(made.owner)).given.get(people[7] ?? '')).toBe(1000)
  expect(await revokeAccess(made.owner, { sites, people })).toMatchObject({ unchanged: 0 })
  expect(await rows(made)).toEqual([])
})

test('T3-06: who sees a site and why, searched and in pages', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  const [editor, viewer] = [await member(made, 'editor'), await member(made, 'viewer')]
  await access(made, shop, editor)
  const list = (query: Partial<Parameters<typeof listSiteAccess>[1]> = {}, by = made.owner) => listSiteAccess(by, { id: shop.id, limit: 25, ...query })
  const all = (await list()).rows
  expect(all.map(({ role, access: why }) => `${role} ${why}`)).toEqual(['viewer none', 'editor given', 'owner role'])
  expect((await list({ access: 'yes' })).rows.map(({ role }) => role)).toEqual(['editor', 'owner'])
  expect((await list({ access: 'no' })).rows.map(({ role }) => role)).toEqual(['viewer'])
  expect((await list({ q: 'MEMBER ed' })).rows.map(({ role }) => role)).toEqual(['editor'])
  expect((await list({ q: '%' })).rows).toEqual([])
  const first = await list({ limit: 2 })
  expect([...first.rows, ...(await list({ limit: 2, cursor: first.nextCursor ?? '' })).rows]).toEqual(all)
  await expect(list({}, viewer)).rejects.toEqual(notFound)
  expect((await list({}, editor)).rows).toEqual(all)
})

test('T3-06: which sites a member sees, and no one else’s', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const sites = [await site(made, { name: 'One', domain: 'one.example' }), await site(made, { name: 'Two', domain: 'two.example' })]
  await site(other)
  const viewer = await member(made, 'viewer')
  await access(made, { id: sites[0]?.id ?? '' }, viewer)
  const list = (query: Partial<Parameters<typeof listMemberSites>[1]> = {}) => listMemberSites(made.owner, { user: idOf(viewer), limit: 25, ...query })
  expect(await list()).toMatchObject({ member: { role: 'viewer', seesAll: false, sites: { seen: 1, all: 2 } }, rows: [{ name: 'Two', givenAt: null }, { name: 'One', givenAt: expect.any(Date) as Date }], nextCursor: null })
  expect((await list({ access: 'yes' })).rows.map(({ name }) => name)).toEqual(['One'])
  expect((await list({ access: 'no' })).rows.map(({ name }) => name)).toEqual(['Two'])
  expect((await list({ q: 'ONE.ex' })).rows.map(({ name }) => name)).toEqual(['One'])
  const first = await list({ limit: 1 })
  expect((await list({ limit: 1, cursor: first.nextCursor ?? '' })).rows.map(({ name }) => name)).toEqual(['One'])
  expect((await list({ user: made.userId })).member).toMatchObject({ seesAll: true, sites: { seen: 2, all: 2 } })
  for (const user of [other.userId, newId()]) await expect(list({ user })).rejects.toEqual(notFound)
})
