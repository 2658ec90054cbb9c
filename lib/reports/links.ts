import { ENDED_STATUSES, OPEN_STATUSES } from '@/lib/registrations/policy'
import { asFilterText, NONE } from '@/lib/registrations/none-word'
import type { RegistrationFilter } from '@/lib/registrations/schema'
import type { Cohort } from './cohort'
import type { FunnelStage } from './funnel'
import type { Grouping } from './read-breakdown'

// Where each figure leads: to the list of registrations, filtered so that it holds exactly the rows that were counted
// (T1-21). Pure and browser-safe.

/** What a figure adds to its cohort, in the words of the list. */
export type Figure = Pick<RegistrationFilter, 'status' | 'source' | 'campaign' | 'city' | 'plan' | 'reason' | 'assignee' | 'furthest' | 'reached'>

/** Came at least so far. */
export const cameTo = (stage: FunnelStage): Figure => ({ furthest: stage })
/** Came so far and no further, and ended. */
export const endedAt = (stage: FunnelStage): Figure => ({ reached: stage, status: [...ENDED_STATUSES] })
/** Came so far and no further, and is on the way. */
export const openAt = (stage: FunnelStage): Figure => ({ reached: stage, status: [...OPEN_STATUSES] })

const FILTER_OF: Readonly<Record<Grouping, 'source' | 'campaign' | 'city' | 'plan' | 'reason'>> = { sources: 'source', campaigns: 'campaign', cities: 'city', plans: 'plan', reasons: 'reason' }

/** One part of a divided cohort. */
export const partOf = (by: Grouping, key: string | null): Figure => ({ [FILTER_OF[by]]: key === null ? NONE : asFilterText(key), ...(by === 'reasons' && { status: [...ENDED_STATUSES] }) })
/** What of it became a customer. */
export const customersOf = (figure: Figure): Figure => ({ ...figure, status: ['customer_created'] })
/** What a colleague has. */
export const assignedTo = (userId: string): Figure => ({ assignee: userId })

/** The address of the list that a figure counts. */
export function listHref(cohort: Cohort, figure: Figure): string {
  const { status, ...rest } = { ...cohort, ...figure }
  const params = Object.entries({ ...rest, status: status?.join(',') }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return `/admin/registrations?${new URLSearchParams([['view', 'table'], ...params]).toString()}`
}
