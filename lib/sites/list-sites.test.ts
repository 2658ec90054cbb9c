import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { sql } from '@/lib/testing/database'
import { access, account, member, site } from '@/lib/testing/factories'
import { listSiteActivity } from './activity-queries'
import { archiveSite } from './archive-site'
import { listSites } from './list-sites'
import { listSitesQuery, siteActivityQuery } from './schema'
import { times } from './testing'
import { updateSite } from './update-site'

const list = (actor: AccountActor, query: Record<string, string> = {}) => listSites(actor, listSitesQuery.parse(query))
const names = async (actor: AccountActor, query: Record<string, string> = {}) => (await list(actor, query)).rows.map(({ name }) => name)

/** All pages of a list, a few rows at a time. */
async function pages(actor: AccountActor, query: Record<string, string>): Promise<string[][]> {
  const shown: string[][] = []
  let cursor: string | null = null
  do {
    const { rows, nextCursor } = await list(actor, { ...query, limit: '3', ...(cursor !== null && { cursor }) })
    shown.push(rows.map(({ name }) => name))
    cursor = nextCursor
  } while (cursor !== null)
  return shown
}

test('a row shows the site, its industry, how many sectors it has and whether its domain is proved', async () => {
  const made = await account({ plan: 'growth' })
  expect(await list(made.owner)).toEqual({ rows: [], nextCursor: null })
  const { id, slug, domain, createdAt } = await site(made, { name: 'Shop', sectors: ['web-development', 'mobile-apps'] })
  expect(await list(made.owner)).toEqual({
    rows: [
      {
        id,
        slug,
        name: 'Shop',
        domain,
        industry: { slug: 'technology', name: 'Technology' },
        status: 'active',
        verified: false,
        sectorCount: 2,
        beyondPlan: false,
        createdAt: new Date(createdAt),
      },
    ],
    nextCursor: null,
  })
})

test('by name and newest first, in pages that neither repeat nor leave out a site, also of equal names', async () => {
  const made = await account({ plan: 'scale' })
  for (const name of ['delta', 'Alpha', 'bravo', 'Alpha', 'ärger', 'Charlie', 'alpha']) await site(made, { name })
  expect((await pages(made.owner, {})).flat().map((name) => name.toLowerCase())).toEqual(['alpha', 'alpha', 'alpha', 'bravo', 'charlie', 'delta', 'ärger'])
  expect(await pages(made.owner, { sort: 'newest' })).toEqual([['alpha', 'Charlie', 'ärger'], ['Alpha', 'bravo', 'Alpha'], ['delta']])
})

test('a site that is added or renamed before the place where a list goes on moves nothing', async () => {
  const made = await account({ plan: 'scale' })
  const [first] = [await site(made, { name: 'b1' }), await site(made, { name: 'b2' }), await site(made, { name: 'b3' })]
  const { nextCursor } = await list(made.owner, { limit: '2' })
  await site(made, { name: 'a' })
  await updateSite(made.owner, { id: first.id, name: 'b0' })
  expect(await names(made.owner, { cursor: nextCursor ?? '' })).toEqual(['b3'])
})

test('a search looks in names and domains; its signs mean themselves, and a domain may be typed in its own script', async () => {
  const made = await account({ plan: 'scale' })
  await site(made, { name: 'Bücher Müller', domain: 'xn--bcher-kva.example' })
  await site(made, { name: '100% wool_shop', domain: 'wool.example' })
  await site(made, { name: 'Boats', domain: 'harbour-boats.example' })
  const found = (q: string) => names(made.owner, { q })
  expect(await found('müller')).toEqual(['Bücher Müller'])
  expect(await found('MÜLLER')).toEqual(['Bücher Müller'])
  expect(await found('https://Bücher.example/shop')).toEqual(['Bücher Müller'])
  expect(await found('bücher')).toEqual(['Bücher Müller'])
  expect(await found('harbour-')).toEqual(['Boats'])
  expect(await found('%')).toEqual(['100% wool_shop'])
  expect(await found('l_s')).toEqual(['100% wool_shop'])
  expect(await found('_')).toEqual(['100% wool_shop'])
  for (const nothing of ['\\', '%%', '日本', 'b%s', '..', '@:?#']) expect(await found(nothing), nothing).toEqual([])
})

test('filters: the archive, one industry, proved or not; unknown ones show nothing', async () => {
  const made = await account({ plan: 'growth' })
  const [proved] = [await site(made, { name: 'Proved' }), await site(made, { name: 'School', industry: 'education' })]
  await archiveSite(made.owner, await site(made, { name: 'Old' }))
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'file' WHERE id = $1`, [proved.id])
  expect(await names(made.owner)).toEqual(['Proved', 'School'])
  expect(await names(made.owner, { status: 'archived' })).toEqual(['Old'])
  expect(await names(made.owner, { industry: 'education' })).toEqual(['School'])
  expect(await names(made.owner, { industry: 'no-such' })).toEqual([])
  expect(await names(made.owner, { verified: 'yes' })).toEqual(['Proved'])
  expect(await names(made.owner, { verified: 'no' })).toEqual(['School'])
})

test('a cursor of one order is refused by the other', async () => {
  const made = await account({ plan: 'growth' })
  await Promise.all(times(3, () => site(made)))
  const { nextCursor } = await list(made.owner, { limit: '1' })
  await expect(list(made.owner, { sort: 'newest', cursor: nextCursor ?? '' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { cursor: [expect.any(String)] } })
})

test('T3-06: an editor’s and a viewer’s list holds what they have access to, an admin’s all of it, another account’s nothing', async () => {
  const [made, foreign] = [await account({ plan: 'scale' }), await account()]
  const [shop] = [await site(made, { name: 'Shop' }), await site(made, { name: 'Blog' })]
  for (const role of ['editor', 'viewer'] as const) {
    const colleague = await member(made, role)
    expect(await names(colleague)).toEqual([])
    await access(made, shop, colleague)
    expect(await names(colleague)).toEqual(['Shop'])
  }
  expect(await names(await member(made, 'admin'))).toEqual(['Blog', 'Shop'])
  expect(await names(foreign.owner)).toEqual([])
})

test('what happened to a site, newest first, in pages, with names; without access there is no history', async () => {
  const made = await account({ plan: 'growth' })
  const [shop] = [await site(made), await site(made)]
  const viewer = await member(made, 'viewer')
  const history = (actor: AccountActor, query: Record<string, string> = {}) => listSiteActivity(actor, siteActivityQuery.parse({ id: shop.id, ...query }))
  await expect(history(viewer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await access(made, shop, viewer)
  await updateSite(made.owner, { id: shop.id, name: 'Other' })

  const first = await history(viewer, { limit: '2' })
  expect(first.rows).toMatchObject([
    { action: 'site.changed', actorType: 'user', actorName: 'Ada Owner', data: { after: { name: 'Other' } }, people: [] },
    { action: 'site.access_granted', actorName: 'Ada Owner', people: ['Member viewer'] },
  ])
  const second = await history(viewer, { limit: '2', cursor: first.nextCursor ?? '' })
  expect(second.rows).toMatchObject([{ action: 'site.created' }])
  expect(second.nextCursor).toBeNull()
})
