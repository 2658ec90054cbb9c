import { expect, test } from 'vitest'
import { changeEntry } from '@/lib/catalogue/change-entry'
import { createIndustry, createSector } from '@/lib/catalogue/create-entry'
import { mergeEntry } from '@/lib/catalogue/merge-entry'
import { account, site, staff } from '@/lib/testing/factories'
import { addSectors } from './add-sectors'
import { createSite } from './create-site'
import { getSite } from './queries'

const admin = await staff('admin')
const made = await account({ plan: 'scale' })

const input = (industry: string, sectors: string[] = []) => ({ name: 'Shop', domain: `${industry}-${sectors.length}.example`, industry, sectors })
const refusedAt = (field: string, text: string) => ({ code: 'VALIDATION', fields: { [field]: [expect.stringContaining(text)] } })

test('T3-04: what was deactivated or merged is not chosen any more, and the refusal says what took its place; sites that have it keep it', async () => {
  for (const name of ['Inns', 'Guest Houses', 'Stables']) await createIndustry(admin, { name })
  for (const name of ['Rooms', 'Beds', 'Meals']) await createSector(admin, { industry: 'inns', name })
  const kept = await site(made, { industry: 'inns', sectors: ['meals'] })
  await changeEntry(admin, { industry: 'stables', active: false })
  await changeEntry(admin, { industry: 'inns', sector: 'meals', active: false })
  await mergeEntry(admin, { industry: 'inns', sector: 'beds', into: 'rooms' })

  await expect(createSite(made.owner, input('stables'))).rejects.toMatchObject(refusedAt('industry', 'Stables is no longer offered'))
  await expect(createSite(made.owner, input('inns', ['meals']))).rejects.toMatchObject(refusedAt('sectors', 'Meals is no longer offered'))
  await expect(createSite(made.owner, input('inns', ['beds']))).rejects.toMatchObject(refusedAt('sectors', 'Beds was merged into Rooms (rooms)'))
  await expect(addSectors(made.owner, { id: kept.id, sectors: [{ sector: 'beds' }] })).rejects.toMatchObject(refusedAt('sector', 'Beds was merged'))

  await mergeEntry(admin, { industry: 'inns', into: 'guest-houses' })
  await expect(createSite(made.owner, input('inns'))).rejects.toMatchObject(refusedAt('industry', 'Inns was merged into Guest Houses (guest-houses)'))
  await expect(createSite(made.owner, input('no-such'))).rejects.toMatchObject(refusedAt('industry', 'from the list'))
  expect(await getSite(made.owner, kept.id)).toMatchObject({ industry: { slug: 'guest-houses' }, sectors: [{ sector: 'meals' }] })
})
