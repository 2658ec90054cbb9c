import { z } from 'zod'
import { calendarDay, optionalLine, slug } from '@/lib/core/fields'

// What the reports are asked. Browser-safe. Every report looks at the registrations that came in a period.

/** Periods with a name, ending today in the organisation's zone; `all` has no start. */
export const PERIODS = ['today', '7d', '30d', '90d', 'month', 'last-month', 'year', 'all'] as const
export type Period = (typeof PERIODS)[number]
/** The period of a report that was asked for none. */
export const USUAL_PERIOD = '30d' satisfies Period

const REPORTS = ['funnel', 'times', 'sources', 'campaigns', 'cities', 'plans', 'reasons', 'people'] as const
export type ReportName = (typeof REPORTS)[number]
export const reportParams = z.object({ report: z.enum(REPORTS) })

const day = calendarDay.optional()
export const reportQuery = z.object({
  period: z.enum(PERIODS).optional(),
  from: day.describe('the first day, in the organisation’s zone; with it or with to, period does not count'),
  to: day.describe('the last day, in the organisation’s zone'),
  source: optionalLine(100).describe('a door, or a campaign’s source'),
  plan: slug.optional(),
  city: optionalLine(120),
})
export type ReportQuery = z.output<typeof reportQuery>
