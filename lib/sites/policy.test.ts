import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SITE_PAGES } from '@/lib/core/slug'
import { isBeyondPlan, placesLeft, seesAllSites } from './policy'
import { setupSteps, type SetupFacts } from './setup'

test('T3-06: owner and admin see every site; an editor, a viewer and an unknown role do not', () => {
  expect((['owner', 'admin', 'editor', 'viewer'] as const).filter((role) => seesAllSites({ role }))).toEqual(['owner', 'admin'])
  expect(seesAllSites({ role: 'intern' as 'viewer' })).toBe(false)
})

test('T3-05: places left are never fewer than none; without a limit they never end', () => {
  expect(placesLeft({ limit: 5, used: 2 })).toBe(3)
  expect(placesLeft({ limit: 2, used: 5 })).toBe(0)
  expect(placesLeft({ limit: null, used: 1_000_000 })).toBe(Number.POSITIVE_INFINITY)
})

test('SITE-3: the oldest sites keep their place, ids decide between those of one moment; the archive is beside it all', () => {
  const at = (day: number, id: string, status: 'active' | 'archived' = 'active') => ({ createdAt: new Date(2026, 0, day), id, status })
  const edge = at(2, 'b')
  expect([at(1, 'z'), at(2, 'a'), at(2, 'b'), at(2, 'c'), at(3, 'a')].map((site) => isBeyondPlan(site, edge))).toEqual([false, false, false, true, true])
  expect(isBeyondPlan(at(3, 'a', 'archived'), edge)).toBe(false)
  expect(isBeyondPlan(at(1, 'a'), null)).toBe(false)
  expect(isBeyondPlan(at(1, 'a'), 'none')).toBe(true)
})

test('the steps of a site’s setup follow from facts; what there is no room for is left out', () => {
  const bare: SetupFacts = { verified: false, sectors: 0, sectorLimit: 3, colleagues: { all: 2, withAccess: 0 }, workingIntegrations: 0 }
  expect(setupSteps(bare)).toEqual(['domain', 'sectors', 'access', 'integration'].map((key) => ({ key, done: false })))
  expect(setupSteps({ verified: true, sectors: 1, sectorLimit: null, colleagues: { all: 1, withAccess: 1 }, workingIntegrations: 1 }).every(({ done }) => done)).toBe(true)
  expect(setupSteps({ ...bare, sectorLimit: 0, colleagues: { all: 0, withAccess: 0 } }).map(({ key }) => key)).toEqual(['domain', 'integration'])
  expect(setupSteps({ ...bare, sectorLimit: 0, sectors: 1 }).map(({ key }) => key)).toContain('sectors')
})

test('T3-12: a page beside the sites of an account is nobody’s address', () => {
  const pages = readdirSync('app/[account]/(rooms)/sites', { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('[')).map(({ name }) => name)
  expect([...SITE_PAGES].toSorted()).toEqual(pages.toSorted())
})
