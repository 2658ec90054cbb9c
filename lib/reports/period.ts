import { addDays } from '@/lib/core/zoned-time'
import { USUAL_PERIOD, type Period, type ReportQuery } from './schema'

/** The days of a report, both counted in; an end that is not there is open. */
export interface Days {
  from?: string | undefined
  to?: string | undefined
}

const monthStart = (day: string): string => `${day.slice(0, 7)}-01`

/** The days of a named period, seen from a day. */
export function daysOf(period: Period, today: string): Days {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case '7d':
      return { from: addDays(today, -6), to: today }
    case '30d':
      return { from: addDays(today, -29), to: today }
    case '90d':
      return { from: addDays(today, -89), to: today }
    case 'month':
      return { from: monthStart(today), to: today }
    case 'last-month': {
      const to = addDays(monthStart(today), -1)
      return { from: monthStart(to), to }
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
    default:
      return {}
  }
}

/**
 * The days that a report is asked for. Days of its own win over a name; two that are the wrong way round are turned.
 *
 * @param today in the organisation's zone
 */
export function periodOf({ period, from, to }: Pick<ReportQuery, 'period' | 'from' | 'to'>, today: string): Days & { period: Period | null } {
  if (from === undefined && to === undefined) return { period: period ?? USUAL_PERIOD, ...daysOf(period ?? USUAL_PERIOD, today) }
  const turned = from !== undefined && to !== undefined && from > to
  return { period: null, ...(turned ? { from: to, to: from } : { from, to }) }
}
