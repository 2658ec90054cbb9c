import { apiGuide } from '@/lib/messages/en/api-guide'
import type { Call } from './call-card'

// The guide to the API in pieces that a person can read: what is open to everyone on one page, and for the others a page
// for each thing that they work on.

type Caller = keyof typeof apiGuide.sections
type Operation = Omit<Call, 'method' | 'path'> & { tags: string[] }

/** One page of the guide. */
export interface Area {
  /** Its name in the address, as in /docs/api/staff-registrations. */
  name: string
  caller: Caller
  title: string
  calls: Call[]
}

const CALLERS = Object.keys(apiGuide.sections) as Caller[]

/** What a call is about, read from its address: `registrations` of /api/admin/registrations/{id}, `sites` of /api/sites. */
const subjectOf = (path: string): string => /^\/api\/(?:admin\/)?([^/]+)/.exec(path)?.[1] ?? ''

/**
 * All calls of an OpenAPI document, by area, in the order of the document.
 *
 * @param document of OpenAPI, whose paths hold the calls by address and method
 */
export function areasOf({ paths }: { paths?: unknown }): Area[] {
  const areas = new Map<string, Area>()
  for (const caller of CALLERS) {
    for (const [path, methods] of Object.entries(paths as Record<string, Record<string, Operation>>)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (!operation.tags.includes(caller)) continue
        const subject = caller === 'public' ? '' : subjectOf(path)
        const name = subject ? `${caller}-${subject}` : caller
        const area = areas.get(name) ?? { name, caller, title: subject ? apiGuide.area(apiGuide.sections[caller].title, subject.replaceAll('-', ' ')) : apiGuide.sections[caller].title, calls: [] }
        area.calls.push({ ...operation, path, method: method.toUpperCase() })
        areas.set(name, area)
      }
    }
  }
  return [...areas.values()]
}

/** Where an area's page stands. */
export const areaPath = ({ name }: Pick<Area, 'name'>): string => `/docs/api/${name}`
