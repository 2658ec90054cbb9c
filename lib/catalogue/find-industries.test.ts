import { expect, test } from 'vitest'
import { findIndustries } from './find-industries'
import { industryWithSectors, pickerIndustries, searchIndustries } from './queries'

const industries = [
  { slug: 'events', name: 'Events', sectorNames: ['Weddings', 'Health Fairs'] },
  { slug: 'health-and-wellness', name: 'Health & Wellness', sectorNames: ['Massage Products', 'Yoga'] },
  { slug: 'public-health', name: 'Public Health', sectorNames: [] },
  { slug: 'cafes', name: 'Cafés', sectorNames: ['Tea Houses'] },
]
const found = (query: string) => findIndustries(industries, query).map(({ slug }) => slug)

test('an industry is found by its own name before one that only has such a sector, the beginning before the middle', () => {
  expect(found('health')).toEqual(['health-and-wellness', 'public-health', 'events'])
  expect(found('HEAL')).toEqual(['health-and-wellness', 'public-health', 'events'])
})

test('a sector finds its industry, and says for what', () => {
  expect(findIndustries(industries, 'massage')).toEqual([{ slug: 'health-and-wellness', name: 'Health & Wellness', sectorNames: ['Massage Products', 'Yoga'], because: ['Massage Products'] }])
})

test('words count in any order, accents as typed, and nothing finds everything in order', () => {
  expect(found('wellness health')).toEqual(['health-and-wellness'])
  expect(found('cafés')).toEqual(['cafes'])
  expect(found('  ')).toEqual(industries.map(({ slug }) => slug))
  expect(found('%')).toEqual([])
})

test('the catalogue that comes along is found the same way, and only what can be chosen', async () => {
  expect((await searchIndustries('massage'))[0]).toMatchObject({ slug: 'health-and-wellness', because: ['Massage Products'] })
  const picked = await pickerIndustries()
  const technology = await industryWithSectors('technology')
  expect(picked.find(({ slug }) => slug === 'technology')?.sectorNames).toEqual(technology?.sectors.map(({ name }) => name))
  expect(await industryWithSectors('no-such-industry')).toBeNull()
})
