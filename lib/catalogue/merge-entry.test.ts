import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { asApp, sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'
import { changeEntry } from './change-entry'
import { createIndustry, createSector } from './create-entry'
import { mergeEntry } from './merge-entry'
import { industryWithSectors } from './queries'

const admin = await staff('admin')

/** An industry with sectors, each slug being its name. */
async function industry(slug: string, ...sectors: string[]): Promise<string> {
  await createIndustry(admin, { name: slug, slug })
  for (const sector of sectors) await createSector(admin, { industry: slug, name: sector, slug: sector })
  return slug
}

/** A site of an account with sectors of its industry. */
async function site(made: TestAccount, of: string, ...sectors: string[]): Promise<string> {
  const id = newId()
  await asApp({ as: 'account', accountId: made.accountId }, async (db) => {
    await db.query(`INSERT INTO sites (id, account_id, industry_id, name, domain, slug) SELECT $1::uuid, $2::uuid, id, 'Site', $1::uuid || '.example', 's-' || $1::uuid FROM industries WHERE slug = $3`, [id, made.accountId, of])
    await db.query(
      `INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name) SELECT $2::uuid, $1::uuid, industry_id, s.id, s.name
       FROM sectors s JOIN industries i ON i.id = s.industry_id WHERE i.slug = $3 AND s.slug = ANY ($4)`,
      [id, made.accountId, of, sectors],
    )
  })
  return id
}

const stateOf = async (id: string) => {
  const [found] = await sql<{ industry: string; sectors: string[] }>(
    'owner',
    `SELECT i.slug AS industry, (SELECT coalesce(array_agg(c.slug || '@' || j.slug ORDER BY c.slug), '{}') FROM site_sectors x JOIN sectors c ON c.id = x.sector_id JOIN industries j ON j.id = c.industry_id
       WHERE x.site_id = s.id AND x.industry_id = s.industry_id) AS sectors FROM sites s JOIN industries i ON i.id = s.industry_id WHERE s.id = $1`,
    [id],
  )
  return found
}
const audited = (action: string) => sql('owner', 'SELECT data FROM audit_entries WHERE action = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [action])

test('merging an industry moves the sites of all accounts with their sectors; equal slugs fall together, the rest moves over', async () => {
  const [acme, globex] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  await industry('spas', 'massage', 'sauna', 'unused')
  await industry('wellness', 'yoga', 'massage')
  const ours = await site(acme, 'spas', 'massage', 'sauna')
  const theirs = await site(globex, 'spas', 'massage')
  const other = await site(globex, 'wellness', 'yoga')

  expect(await mergeEntry(admin, { industry: 'spas', into: 'wellness' })).toEqual({ merged: true, sites: 2, moved: 2, joined: 1 })

  expect(await stateOf(ours)).toEqual({ industry: 'wellness', sectors: ['massage@wellness', 'sauna@wellness'] })
  expect(await stateOf(theirs)).toEqual({ industry: 'wellness', sectors: ['massage@wellness'] })
  expect(await stateOf(other)).toEqual({ industry: 'wellness', sectors: ['yoga@wellness'] })
  expect((await industryWithSectors('wellness'))?.sectors.map(({ slug }) => slug)).toEqual(['yoga', 'massage', 'sauna', 'unused'])
  expect(await industryWithSectors('spas')).toBeNull()
  expect(await audited('catalogue.merged')).toEqual([{ data: { industry: 'spas', into: 'wellness', merged: true, sites: 2, moved: 2, joined: 1 } }])
})

test('the same merge again changes nothing; what is merged can neither be changed nor merged elsewhere', async () => {
  await industry('bakers')
  await industry('bakeries')
  await industry('food-makers')
  await mergeEntry(admin, { industry: 'bakers', into: 'bakeries' })
  const before = await sql('owner', 'SELECT count(*) FROM audit_entries')
  expect(await mergeEntry(admin, { industry: 'bakers', into: 'bakeries' })).toEqual({ merged: false, sites: 0, moved: 0, joined: 0 })
  expect(await sql('owner', 'SELECT count(*) FROM audit_entries')).toEqual(before)
  await expect(mergeEntry(admin, { industry: 'bakers', into: 'food-makers' })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(mergeEntry(admin, { industry: 'bakeries', into: 'bakers' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { into: ['bakers was itself merged into bakeries'] } })
  await expect(changeEntry(admin, { industry: 'bakers', active: true })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(createSector(admin, { industry: 'bakers', name: 'Rolls' })).rejects.toMatchObject({ code: 'CONFLICT' })
  // Its successor is merged in turn: both point to the last, never to each other.
  await mergeEntry(admin, { industry: 'bakeries', into: 'food-makers' })
  expect(await sql('owner', `SELECT i.slug, m.slug AS into FROM industries i JOIN industries m ON m.id = i.merged_into_id WHERE m.slug = 'food-makers' ORDER BY 1`)).toEqual([
    { slug: 'bakeries', into: 'food-makers' },
    { slug: 'bakers', into: 'food-makers' },
  ])
})

test('nothing is merged into itself, into what is inactive, or into what does not exist', async () => {
  await industry('inns', 'rooms', 'suites')
  await industry('hotels')
  await changeEntry(admin, { industry: 'hotels', active: false })
  await expect(mergeEntry(admin, { industry: 'inns', into: 'inns' })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(mergeEntry(admin, { industry: 'inns', into: 'hotels' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { into: [expect.stringContaining('inactive')] } })
  await expect(mergeEntry(admin, { industry: 'inns', into: 'no-such' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(mergeEntry(admin, { industry: 'inns', sector: 'rooms', into: 'rooms' })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(mergeEntry(admin, { industry: 'inns', sector: 'rooms', into: 'no-such' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a sector merged into another: sites that had both have one, and the later merge of the industry finds it', async () => {
  const acme = await account({ plan: 'growth' })
  await industry('gyms', 'fitness', 'training', 'boxing')
  const [both, one] = [await site(acme, 'gyms', 'fitness', 'training'), await site(acme, 'gyms', 'training')]
  expect(await mergeEntry(admin, { industry: 'gyms', sector: 'training', into: 'fitness' })).toEqual({ merged: true, sites: 2, moved: 0, joined: 1 })
  expect([await stateOf(both), await stateOf(one)]).toEqual([
    { industry: 'gyms', sectors: ['fitness@gyms'] },
    { industry: 'gyms', sectors: ['fitness@gyms'] },
  ])
  // Another industry has both under these slugs; they end in the one.
  await industry('clubs', 'fitness', 'training')
  const third = await site(acme, 'clubs', 'fitness', 'training')
  await mergeEntry(admin, { industry: 'clubs', into: 'gyms' })
  expect(await stateOf(third)).toEqual({ industry: 'gyms', sectors: ['fitness@gyms'] })
})

test('what a site keeps of an inactive sector moves with it', async () => {
  const acme = await account({ plan: 'growth' })
  await industry('farms', 'goats', 'bees')
  await industry('farming', 'bees')
  const id = await site(acme, 'farms', 'goats', 'bees')
  for (const key of [{ industry: 'farms', sector: 'goats' }, { industry: 'farming', sector: 'bees' }]) await changeEntry(admin, { ...key, active: false })
  await mergeEntry(admin, { industry: 'farms', into: 'farming' })
  expect(await stateOf(id)).toEqual({ industry: 'farming', sectors: ['bees@farming', 'goats@farming'] })
})

test('of two opposite merges at the same moment one wins, and nothing points in a circle', async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await industry(`left-${round}`), await industry(`right-${round}`)]
    const outcomes = await Promise.allSettled([mergeEntry(admin, { industry: a, into: b }), mergeEntry(admin, { industry: b, into: a })])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await sql('owner', 'SELECT 1 FROM industries WHERE slug = ANY ($1) AND merged_into_id IS NULL AND active', [[a, b]])).toHaveLength(1)
  }
})

test('a site that is made while its industry is merged ends in the other one, or is refused', async () => {
  const acme = await account({ plan: 'scale' })
  await industry('parallel')
  await industry('target')
  const made = await Promise.allSettled([...Array.from({ length: 8 }, () => site(acme, 'parallel')), mergeEntry(admin, { industry: 'parallel', into: 'target' })])
  expect(made.at(-1)).toMatchObject({ status: 'fulfilled' })
  const refusals = made.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  expect(refusals).toEqual(refusals.map(() => expect.objectContaining({ constraint: 'sites_industry_active' })))
  expect(await sql('owner', `SELECT 1 FROM sites s JOIN industries i ON i.id = s.industry_id WHERE i.slug = 'parallel'`)).toEqual([])
})
