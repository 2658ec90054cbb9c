import { expect, test } from 'vitest'
import { account, site, staff } from '@/lib/testing/factories'
import { changeEntry } from './change-entry'
import { createIndustry, createSector } from './create-entry'
import { getEntry, listEntries } from './entries-queries'
import { mergeEntry } from './merge-entry'
import { previewMerge } from './preview-merge'

const admin = await staff('admin')
const [acme, globex] = [await account({ plan: 'scale' }), await account({ plan: 'scale' })]

async function industry(name: string, ...sectors: string[]): Promise<string> {
  const { result } = await createIndustry(admin, { name })
  for (const sector of sectors) await createSector(admin, { industry: result.slug, name: sector })
  return result.slug
}
const page = { q: undefined, state: undefined, cursor: undefined, limit: 25 }

test('a preview counts what the merge then does: sites, accounts, sectors that fall together and those that move', async () => {
  const from = await industry('Ports', 'Docks', 'Cranes', 'Ropes')
  const into = await industry('Harbours', 'Docks', 'Lights')
  await site(acme, { industry: from, sectors: ['docks', 'cranes'] })
  await site(acme, { industry: from })
  await site(globex, { industry: from, sectors: ['docks'] })
  await changeEntry(admin, { industry: from, sector: 'ropes', active: false })

  const preview = await previewMerge(admin, { industry: from, into })
  expect(preview).toEqual({
    fromName: 'Ports',
    intoName: 'Harbours',
    refusal: null,
    sites: 3,
    accounts: 2,
    both: 0,
    joined: [{ name: 'Docks', active: true, intoName: 'Docks', sites: 2 }],
    moved: [
      { name: 'Cranes', active: true, intoName: null, sites: 1 },
      { name: 'Ropes', active: false, intoName: null, sites: 0 },
    ],
    joinedCount: 1,
    movedCount: 2,
  })
  expect(await getEntry(admin, { industry: from })).toMatchObject({ active: true, mergedInto: null, sites: 3, sectors: 3 })
  expect(await mergeEntry(admin, { industry: from, into })).toEqual({ merged: true, sites: preview.sites, moved: preview.movedCount, joined: preview.joinedCount })
  expect(await getEntry(admin, { industry: from })).toMatchObject({ active: false, mergedInto: { slug: into, name: 'Harbours' }, sites: 0 })
  expect(await getEntry(admin, { industry: into })).toMatchObject({ sites: 3, sectors: 4 })
})

test('a preview says how many sites have both sectors, and why two cannot be merged', async () => {
  const own = await industry('Mills', 'Wind', 'Water', 'Steam')
  await site(acme, { industry: own, sectors: ['wind', 'water'] })
  await site(globex, { industry: own, sectors: ['wind'] })
  expect(await previewMerge(admin, { industry: own, sector: 'wind', into: 'water' })).toMatchObject({ sites: 2, accounts: 2, both: 1, refusal: null })
  await changeEntry(admin, { industry: own, sector: 'steam', active: false })
  expect(await previewMerge(admin, { industry: own, sector: 'wind', into: 'steam' })).toMatchObject({ refusal: expect.stringContaining('inactive') })
  expect(await previewMerge(admin, { industry: own, sector: 'wind', into: 'wind' })).toMatchObject({ refusal: expect.any(String) })
  await expect(previewMerge(admin, { industry: own, sector: 'wind', into: 'no-such' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the lists find by name, slug and sector, in each state, and count the sites of each entry', async () => {
  const own = await industry('Forges & Smithies', 'Anvils', '100% Iron')
  await site(acme, { industry: own, sectors: ['anvils'] })
  const found = async (query: object) => (await listEntries(admin, { ...page, ...query })).rows.map(({ slug, sites }) => [slug, sites])
  expect(await found({ q: 'SMITHIES' })).toEqual([[own, 1]])
  expect(await found({ q: 'anvil' })).toEqual([[own, 1]])
  expect(await found({ q: '100%' })).toEqual([[own, 1]])
  expect(await found({ q: 'anvil', state: 'inactive' })).toEqual([])
  expect(await found({ industry: own })).toEqual([['anvils', 1], ['100-iron', 0]])
  expect(await found({ industry: own, q: 'iron', state: 'active' })).toEqual([['100-iron', 0]])
  await expect(listEntries(admin, { ...page, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'VALIDATION' })
})
