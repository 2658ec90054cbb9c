import { expect, test } from 'vitest'
import type { SiteEvent } from '@/lib/sites/activity-queries'
import { eventNote } from './event-note'

const names = new Map([
  ['retail', 'Retail'],
  ['technology', 'Technology'],
  ['managed-it', 'Managed IT'],
])
const note = (action: string, data: Record<string, unknown>, people: string[] = []): string | undefined => {
  const event: SiteEvent = { id: '1', createdAt: new Date(0), action, actorType: 'user', actorName: 'Ada', data, people }
  return eventNote(event, (slug) => names.get(slug) ?? slug)
}

test('an event says what it was about, in names and not in slugs', () => {
  expect(note('site.created', { name: 'Shop', domain: 'xn--bcher-kva.example', slug: 'shop' })).toBe('Shop · bücher.example')
  expect(note('site.changed', { before: { name: 'A', domain: 'a.example' }, after: { name: 'B', domain: 'a.example' } })).toBe('Name: from A to B')
  expect(note('site.renamed', { before: 'shop', after: 'store' })).toBe('from shop to store')
  expect(note('site.industry_changed', { before: { industry: 'technology', sectors: ['managed-it'] }, after: { industry: 'retail', sectors: [] } })).toBe('from Technology to Retail. Removed: Managed IT')
  expect(note('site.sectors_added', { sectors: ['managed-it', 'long-gone'] })).toBe('Managed IT, long-gone')
  expect(note('site.access_granted', { people: ['id'] }, ['Eve', 'Ian'])).toBe('Eve, Ian')
  expect(note('site.integration_removed', { platform: 'wordpress', address: 'https://xn--bcher-kva.example/blog' })).toBe('WordPress (bücher.example/blog)')
})

test('what the history does not say goes unsaid', () => {
  expect(note('site.archived', { name: 'Shop' })).toBeUndefined()
  expect(note('site.changed', {})).toBe('')
  expect(note('site.sectors_added', { sectors: 'not a list' })).toBe('')
  expect(note('site.industry_changed', { before: null, after: 7 })).toBe('')
})
