import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { hashRequest } from '@/lib/core/once'
import { everything, sql } from '@/lib/testing/database'
import { access, account, member, site } from '@/lib/testing/factories'
import { onLimits } from '@/lib/testing/plan-limits'
import { addSectors } from './add-sectors'
import { archiveSite } from './archive-site'
import { getSite } from './queries'
import { removeSector } from './remove-sector'
import { outcomes, times } from './testing'

const TECHNOLOGY = ['web-development', 'mobile-apps', 'cloud-hosting', 'cyber-security', 'data-and-analytics', 'artificial-intelligence', 'computer-repair', 'managed-it', 'computer-hardware', 'software-products'] as const
const named = (...slugs: string[]) => slugs.map((sector) => ({ sector }))
const countOf = async (siteId: string) => Number((await sql('owner', 'SELECT count(*) FROM site_sectors WHERE site_id = $1', [siteId]))[0]?.count)

test('T3-05: several sectors at once, one under a name of its own; the history says which', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  const { result } = await addSectors(made.owner, { id: shop.id, sectors: [{ sector: 'mobile-apps' }, { sector: 'web-development', name: 'Web shops' }] })
  expect(result).toEqual([
    { id: expect.any(String), sector: 'mobile-apps', name: 'Mobile Apps' },
    { id: expect.any(String), sector: 'web-development', name: 'Web shops' },
  ])
  const { sectors, sectorPlaces, updatedAt, createdAt } = await getSite(made.owner, shop.id)
  expect(sectors).toEqual(result)
  expect(sectorPlaces).toEqual({ limit: 5, used: 2 })
  expect(updatedAt.getTime()).toBeGreaterThan(createdAt.getTime())
  expect(await sql('owner', `SELECT actor_id, data FROM audit_entries WHERE subject_id = $1 AND action = 'site.sectors_added'`, [shop.id])).toEqual([
    { actor_id: made.owner.userId, data: { sectors: ['mobile-apps', 'web-development'] } },
  ])
})

test('T3-05 SITE-2: 50 parallel adds at the limit leave exactly the limit; every other one says the limit and the use', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  await sql('owner', `INSERT INTO sectors (industry_id, slug, name) SELECT id, 'trade-' || n, 'Trade ' || n FROM industries, generate_series(0, 49) n WHERE slug = 'technology'`)
  const { passed, refused } = await outcomes(times(50, (n) => addSectors(made.owner, { id: shop.id, sectors: named(`trade-${n}`) })))
  expect(passed).toBe(5)
  expect(refused).toEqual(times(45, () => expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 5, used: 5 } })))
  expect(await countOf(shop.id)).toBe(5)
})

test('T3-05: ten parallel adds for the last place: one passes', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: TECHNOLOGY.slice(0, 4) })
  const { passed, refused } = await outcomes(TECHNOLOGY.slice(4).map((sector) => addSectors(made.owner, { id: shop.id, sectors: named(sector) })))
  expect(passed).toBe(1)
  expect(refused).toEqual(times(5, () => expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 5, used: 5 } })))
})

test('T3-05: more than there are places for is refused as a whole; without a limit all of them pass', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: TECHNOLOGY.slice(0, 3) })
  await expect(addSectors(made.owner, { id: shop.id, sectors: named(...TECHNOLOGY.slice(3, 6)) })).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 5, used: 3 } })
  expect(await countOf(shop.id)).toBe(3)
  await onLimits(made, { sites: 5, sectors: null })
  await addSectors(made.owner, { id: shop.id, sectors: named(...TECHNOLOGY.slice(3)) })
  expect(await countOf(shop.id)).toBe(10)
})

test('T3-05 SITE-1: of another industry, switched off, twice in one go, or there already: refused, and nothing is added', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development'] })
  await sql('owner', `UPDATE sectors SET active = false WHERE slug = 'computer-repair'`)
  const before = await everything()
  for (const slugs of [['mobile-apps', 'clinical-studies'], ['computer-repair'], ['mobile-apps', 'mobile-apps'], ['no-such']]) {
    await expect(addSectors(made.owner, { id: shop.id, sectors: named(...slugs) }), String(slugs)).rejects.toMatchObject({ code: 'VALIDATION', fields: { sector: [expect.any(String)] } })
  }
  await expect(addSectors(made.owner, { id: shop.id, sectors: named('mobile-apps', 'web-development') })).rejects.toMatchObject({ code: 'CONFLICT', fields: { sector: [expect.any(String)] } })
  expect(await everything()).toEqual(before)
  await sql('owner', `UPDATE sectors SET active = true WHERE slug = 'computer-repair'`)
})

test('T3-05: the database’s own judgement at commit is told like the use case’s', async () => {
  const made = await account({ plan: 'free' })
  const shop = await site(made)
  await sql('owner', `CREATE FUNCTION slip_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
    IF NEW.name = 'Web Development' THEN INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name)
      SELECT NEW.account_id, NEW.site_id, industry_id, id, name FROM sectors WHERE slug = 'mobile-apps'; END IF;
    RETURN NULL; END $$`)
  await sql('owner', 'CREATE TRIGGER slip_in AFTER INSERT ON site_sectors FOR EACH ROW EXECUTE FUNCTION slip_in()')
  await expect(addSectors(made.owner, { id: shop.id, sectors: named('web-development') })).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 1, used: 0 } })
  await sql('owner', 'DROP FUNCTION slip_in() CASCADE')
  expect(await countOf(shop.id)).toBe(0)
})

test('the same command adds once and is answered alike', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  const input = { id: shop.id, sectors: named('web-development') }
  const actor = { ...made.owner, command: { scope: `account:${made.accountId}`, key: newId(), requestHash: hashRequest(input) } }
  const [first, second] = [await addSectors(actor, input), await addSectors(actor, input)]
  expect([first.replayed, second.replayed]).toEqual([false, true])
  expect(second.result).toEqual(first.result)
})

test('a sector is taken out, also one that the catalogue offers no more; one that is not there is not found', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development', 'managed-it'] })
  await sql('owner', `UPDATE sectors SET active = false WHERE slug = 'managed-it'`)
  await removeSector(made.owner, { id: shop.id, sector: 'managed-it' })
  await sql('owner', `UPDATE sectors SET active = true WHERE slug = 'managed-it'`)
  expect((await getSite(made.owner, shop.id)).sectors.map(({ sector }) => sector)).toEqual(['web-development'])
  await expect(removeSector(made.owner, { id: shop.id, sector: 'managed-it' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE subject_id = $1 AND action = 'site.sector_removed'`, [shop.id])).toEqual([{ data: { sectors: ['managed-it'] } }])
})

test('T3-06: without access, from another account, or in the archive, sectors are neither added nor taken out', async () => {
  const [made, foreign] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const shop = await site(made, { sectors: ['web-development'] })
  const editor = await member(made, 'editor')
  for (const actor of [editor, foreign.owner]) {
    await expect(addSectors(actor, { id: shop.id, sectors: named('mobile-apps') })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(removeSector(actor, { id: shop.id, sector: 'web-development' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await access(made, shop, editor)
  await addSectors(editor, { id: shop.id, sectors: named('mobile-apps') })

  await archiveSite(made.owner, shop)
  await expect(addSectors(made.owner, { id: shop.id, sectors: named('managed-it') })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'archived' } })
  await expect(removeSector(made.owner, { id: shop.id, sector: 'mobile-apps' })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await countOf(shop.id)).toBe(2)
})
