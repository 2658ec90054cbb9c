import { expect, test } from 'vitest'
import { everything, sql } from '@/lib/testing/database'
import { account, member, site } from '@/lib/testing/factories'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { addSectors } from './add-sectors'
import { archiveSite } from './archive-site'
import { changeIndustry } from './change-industry'
import { getSite } from './queries'
import { changeIndustrySchema, type ChangeIndustry } from './schema'
import { outcomes } from './testing'

const input = (id: string, more: Partial<ChangeIndustry> = {}) => changeIndustrySchema.parse({ id, industry: 'education', ...more })
const educationSectors = async (count: number) =>
  (await sql<{ slug: string }>('owner', `SELECT s.slug FROM sectors s JOIN industries i ON i.id = s.industry_id WHERE i.slug = 'education' ORDER BY s.position LIMIT $1`, [count])).map(({ slug }) => slug)

test('T3-04: without sectors a site changes its industry, and may be given sectors of the new one', async () => {
  const made = await account({ plan: 'growth' })
  const [bare, filled] = [await site(made), await site(made)]
  await changeIndustry(made.owner, input(bare.id))
  expect(await getSite(made.owner, bare.id)).toMatchObject({ industry: { slug: 'education' }, sectors: [] })
  const sectors = await educationSectors(2)
  await changeIndustry(made.owner, input(filled.id, { sectors }))
  expect((await getSite(made.owner, filled.id)).sectors.map(({ sector }) => sector)).toEqual(sectors)
})

test('T3-04 SITE-3: with sectors it is refused, and the refusal names them', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development', 'mobile-apps'] })
  const before = await everything()
  await expect(changeIndustry(made.owner, input(shop.id))).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { sectors: shop.sectors },
  })
  expect(await everything()).toEqual(before)
})

test('SITE-3: sectors are replaced in one step; the history says what went and what came', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development', 'mobile-apps'] })
  const sectors = await educationSectors(3)
  await changeIndustry(made.owner, input(shop.id, { replace: true, expected: shop.sectors.map(({ id }) => id), sectors }))
  const after = await getSite(made.owner, shop.id)
  expect(after.industry.slug).toBe('education')
  expect(after.sectors.map(({ sector }) => sector)).toEqual(sectors)
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE subject_id = $1 AND action = 'site.industry_changed'`, [shop.id])).toEqual([
    { data: { before: { industry: 'technology', sectors: ['web-development', 'mobile-apps'] }, after: { industry: 'education', sectors } } },
  ])
})

test('SITE-3: what would go has changed since it was shown: nothing happens, and the answer holds what is there now', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development'] })
  const expected = shop.sectors.map(({ id }) => id)
  await addSectors(made.owner, { id: shop.id, sectors: [{ sector: 'mobile-apps' }] })
  await expect(changeIndustry(made.owner, input(shop.id, { replace: true, expected }))).rejects.toMatchObject({
    code: 'STATUS_CHANGED',
    details: { sectors: [{ sector: 'web-development' }, { sector: 'mobile-apps' }] },
  })
  expect((await getSite(made.owner, shop.id)).industry.slug).toBe('technology')
})

test('the industry that it has already: nothing happens, and sectors with it are refused', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development'] })
  const before = await everything()
  await changeIndustry(made.owner, input(shop.id, { industry: 'technology', replace: true }))
  await expect(changeIndustry(made.owner, input(shop.id, { industry: 'technology', sectors: ['mobile-apps'] }))).rejects.toMatchObject({ code: 'VALIDATION', fields: { industry: [expect.any(String)] } })
  expect(await everything()).toEqual(before)
})

test('T3-04 T3-05: an unknown industry, a sector of the old one, more sectors than the plan has, the archive, no access', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development'] })
  const before = await everything()
  const replacing = { replace: true }
  await expect(changeIndustry(made.owner, input(shop.id, { ...replacing, industry: 'no-such' }))).rejects.toMatchObject({ code: 'VALIDATION', fields: { industry: [expect.any(String)] } })
  await expect(changeIndustry(made.owner, input(shop.id, { ...replacing, sectors: ['web-development'] }))).rejects.toMatchObject({ code: 'VALIDATION', fields: { sectors: [expect.any(String)] } })
  await expect(changeIndustry(made.owner, input(shop.id, { ...replacing, sectors: await educationSectors(6) }))).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 5, used: 0 } })
  expect(await everything()).toEqual(before)

  await expect(changeIndustry(await member(made, 'editor'), input(shop.id, replacing))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await archiveSite(made.owner, shop)
  await expect(changeIndustry(made.owner, input(shop.id, replacing))).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'archived' } })
})

test('SITE-1 SITE-3: a change of industry and adds of old sectors at once never mix the two', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  await outcomes([
    ...['web-development', 'mobile-apps', 'cloud-hosting'].map((sector) => addSectors(made.owner, { id: shop.id, sectors: [{ sector }] })),
    changeIndustry(made.owner, input(shop.id, { replace: true, sectors: await educationSectors(1) })),
  ])
  const after = await getSite(made.owner, shop.id)
  expect(after.industry.slug).toBe('education')
  expect(after.sectors.map(({ sector }) => sector)).toEqual(await educationSectors(1))
})

test('SITE-3: broken off after any statement, a replacement leaves the site as it was', async () => {
  const made = await account({ plan: 'growth' })
  const [rehearsal, shop] = [await site(made, { sectors: ['web-development'] }), await site(made, { sectors: ['web-development'] })]
  const replacing = { replace: true, sectors: await educationSectors(2) }
  const { statements } = await statementsOf(() => changeIndustry(made.owner, input(rehearsal.id, replacing)))
  const before = await everything()
  for (const done of statements.keys()) {
    await expect(failingAfter(done, () => changeIndustry(made.owner, input(shop.id, replacing))), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}`).toEqual(before)
  }
})
