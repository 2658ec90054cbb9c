import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { changeEntry, moveEntry } from './change-entry'
import { createIndustry, createSector } from './create-entry'
import { industryWithSectors, listIndustries } from './queries'

const admin = await staff('admin')

async function industry(slug: string, ...sectors: string[]): Promise<void> {
  await createIndustry(admin, { name: slug, slug })
  for (const sector of sectors) await createSector(admin, { industry: slug, name: sector })
}
const orderOf = async (slug: string) => (await industryWithSectors(slug))?.sectors.map((sector) => sector.slug)
const positionsOf = (slug: string) => sql<{ position: number }>('owner', 'SELECT s.position FROM sectors s JOIN industries i ON i.id = s.industry_id WHERE i.slug = $1 ORDER BY 1', [slug])

test('a new entry stands at the end, with a slug from its name, and can be chosen at once', async () => {
  expect((await createIndustry(admin, { name: 'Pet Care & Grooming' })).result).toEqual({ name: 'Pet Care & Grooming', slug: 'pet-care-and-grooming' })
  expect((await createSector(admin, { industry: 'pet-care-and-grooming', name: 'Dogs' })).result).toEqual({ name: 'Dogs', slug: 'dogs' })
  expect((await listIndustries()).at(-1)).toEqual({ slug: 'pet-care-and-grooming', name: 'Pet Care & Grooming', sectors: [{ slug: 'dogs', name: 'Dogs' }] })
  expect(await sql('owner', `SELECT action, data, subject_type FROM audit_entries WHERE action = 'catalogue.created' ORDER BY created_at, id`)).toEqual([
    { action: 'catalogue.created', subject_type: 'industry', data: { industry: 'pet-care-and-grooming', name: 'Pet Care & Grooming' } },
    { action: 'catalogue.created', subject_type: 'sector', data: { industry: 'pet-care-and-grooming', sector: 'dogs', name: 'Dogs' } },
  ])
})

test('a slug is given once, also by two colleagues at the same moment; another industry may have the same sector', async () => {
  const both = await Promise.allSettled([createIndustry(admin, { name: 'Twins' }), createIndustry(admin, { name: 'Twins' })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT', fields: { slug: [expect.stringContaining('in use')] } })
  await industry('zoos', 'lions')
  await industry('safaris', 'lions')
  await expect(createSector(admin, { industry: 'zoos', name: 'Lions' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { slug: expect.anything() } })
  await expect(createSector(admin, { industry: 'no-such', name: 'Lions' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a new name and whether it is offered; nothing is written when nothing changes', async () => {
  await industry('kiosks', 'news')
  expect(await changeEntry(admin, { industry: 'kiosks', name: 'Kiosks and Stalls', active: false })).toEqual({ slug: 'kiosks', name: 'Kiosks and Stalls', active: false })
  expect(await industryWithSectors('kiosks')).toBeNull()
  await changeEntry(admin, { industry: 'kiosks', active: true })
  await changeEntry(admin, { industry: 'kiosks', sector: 'news', active: false })
  expect(await industryWithSectors('kiosks')).toEqual({ slug: 'kiosks', name: 'Kiosks and Stalls', sectors: [] })
  const written = () => sql('owner', 'SELECT count(*) FROM audit_entries')
  const before = await written()
  await changeEntry(admin, { industry: 'kiosks', name: 'Kiosks and Stalls', active: true, place: 1_000_000 })
  expect(await written()).toEqual(before)
  await expect(changeEntry(admin, { industry: 'kiosks', sector: 'no-such', name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('one place up or down, to a place by its number, and no further than the ends', async () => {
  await industry('shelf', 'a1', 'b2', 'c3', 'd4')
  await moveEntry(admin, { industry: 'shelf', sector: 'c3', direction: 'up' })
  expect(await orderOf('shelf')).toEqual(['a1', 'c3', 'b2', 'd4'])
  await moveEntry(admin, { industry: 'shelf', sector: 'a1', direction: 'down' })
  expect(await orderOf('shelf')).toEqual(['c3', 'a1', 'b2', 'd4'])
  await moveEntry(admin, { industry: 'shelf', sector: 'c3', direction: 'up' })
  await moveEntry(admin, { industry: 'shelf', sector: 'd4', direction: 'down' })
  expect(await orderOf('shelf')).toEqual(['c3', 'a1', 'b2', 'd4'])
  await changeEntry(admin, { industry: 'shelf', sector: 'd4', place: 1 })
  expect(await orderOf('shelf')).toEqual(['d4', 'c3', 'a1', 'b2'])
  await changeEntry(admin, { industry: 'shelf', sector: 'd4', place: 99 })
  expect(await orderOf('shelf')).toEqual(['c3', 'a1', 'b2', 'd4'])
})

test('what shares a position is told apart by its slug, and moving by one place still moves by one', async () => {
  await industry('tied', 'a1', 'b2', 'c3')
  await sql('owner', `UPDATE sectors SET position = 0 FROM industries i WHERE i.id = industry_id AND i.slug = 'tied'`)
  await moveEntry(admin, { industry: 'tied', sector: 'c3', direction: 'up' })
  expect(await orderOf('tied')).toEqual(['a1', 'c3', 'b2'])
  expect(await positionsOf('tied')).toEqual([{ position: 10 }, { position: 20 }, { position: 30 }])
})

test('of many moves at the same moment none is lost, and every entry stands in one place', async () => {
  const slugs = Array.from({ length: 6 }, (_, n) => `s${n}`)
  await industry('crowd', ...slugs)
  await Promise.all(Array.from({ length: 5 }, () => moveEntry(admin, { industry: 'crowd', sector: 's5', direction: 'up' })))
  expect(await orderOf('crowd')).toEqual(['s5', 's0', 's1', 's2', 's3', 's4'])
  await Promise.all(Array.from({ length: 24 }, (_, n) => moveEntry(admin, { industry: 'crowd', sector: slugs[n % 6] ?? '', direction: n % 5 < 2 ? 'down' : 'up' })))
  expect((await orderOf('crowd'))?.toSorted()).toEqual(slugs)
  expect(await positionsOf('crowd')).toEqual([10, 20, 30, 40, 50, 60].map((position) => ({ position })))
})

test('industries are ordered the same way', async () => {
  const before = (await listIndustries()).map(({ slug }) => slug)
  const [first = '', second = '', ...rest] = before
  await moveEntry(admin, { industry: second, direction: 'up' })
  expect((await listIndustries()).map(({ slug }) => slug)).toEqual([second, first, ...rest])
})
