import { reports as words } from '@/lib/messages/en/reports'
import type { Group, Grouping } from '@/lib/reports/read-breakdown'

/** A part of a cohort as people say it: a door by its name, a source or city as it was written. */
export const groupName = (by: Grouping, { key, name }: Pick<Group, 'key' | 'name'>): string => (key === null ? words.none : ((by === 'sources' ? words.doors[key] : undefined) ?? name ?? key))
