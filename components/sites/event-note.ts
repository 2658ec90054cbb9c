import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import type { SiteEvent } from '@/lib/sites/activity-queries'
import { integrationName } from './integrations/integration-name'

type Data = Record<string, unknown>

const asData = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {})
const asTexts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [])

/**
 * What an event was about, in words: names, not slugs. What the history does not say goes unsaid.
 *
 * @param nameOf the name of an industry or a sector by its slug
 */
export function eventNote({ action, data, people }: SiteEvent, nameOf: (slug: string) => string): string | undefined {
  const { columns: say } = words().sites
  const names = (slugs: unknown) => asTexts(slugs).map(nameOf).join(', ')
  switch (action) {
    case 'site.created':
      return [data.name, typeof data.domain === 'string' ? shownDomain(data.domain) : undefined].filter((part) => typeof part === 'string').join(' · ')
    case 'site.changed':
      return [labelled(say.name, change(data, 'name', String)), labelled(say.domain, change(data, 'domain', shownDomain))].filter(Boolean).join('. ')
    case 'site.renamed':
      return fromTo(data.before, data.after, String)
    case 'site.industry_changed':
      return [change(data, 'industry', nameOf), gone(asTexts(asData(data.before).sectors).map(nameOf)), come(asTexts(asData(data.after).sectors).map(nameOf))].filter(Boolean).join('. ')
    case 'site.sectors_added':
    case 'site.sector_removed':
      return names(data.sectors)
    case 'site.integration_connected':
    case 'site.integration_changed':
    case 'site.integration_removed':
    case 'site.integration_tested':
      return integrationName(data)
    default:
      return people.length > 0 ? people.join(', ') : undefined
  }
}

const labelled = (label: string, text: string | undefined): string => (text ? `${label}: ${text}` : '')

const change = ({ before, after }: Data, field: string, shown: (value: string) => string): string | undefined => fromTo(asData(before)[field], asData(after)[field], shown)

const fromTo = (before: unknown, after: unknown, shown: (value: string) => string): string | undefined =>
  typeof before === 'string' && typeof after === 'string' && before !== after ? words().sites.activity.fromTo(shown(before), shown(after)) : undefined

const gone = (names: string[]): string => (names.length > 0 ? words().sites.activity.gone(names.join(', ')) : '')
const come = (names: string[]): string => (names.length > 0 ? words().sites.activity.come(names.join(', ')) : '')
