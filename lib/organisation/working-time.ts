import { addDays, instantAt, weekdayOf, zonedParts } from '@/lib/core/zoned-time'

// Working time: what of the time between two moments the organisation is at work. Pure. Minutes are those that really
// pass, so a span in which the clock goes forward is an hour shorter.

const MINUTE_MS = 60_000

/** From when to when one weekday is worked, by the clock: "08:00" to "18:00", at most to "24:00". */
export interface WorkingSpan {
  opens: string
  closes: string
}

/** The organisation's working calendar; see `readCalendar`. */
export interface Calendar {
  /** IANA zone that days and hours are meant in. */
  zone: string
  /** By weekday, 1 = Monday; a weekday that is not there is closed. */
  hours: ReadonlyMap<number, WorkingSpan>
  /** Days on which nobody works, YYYY-MM-DD. */
  holidays: ReadonlySet<string>
}

/** Is anything worked on this day (YYYY-MM-DD)? */
export const isWorkingDay = (day: string, { hours, holidays }: Calendar): boolean => hours.has(weekdayOf(day)) && !holidays.has(day)

const dayOf = (at: Date, { zone }: Calendar): string => zonedParts(zone, at).day

/** The working time of a day as moments in milliseconds, or null when there is none. */
function spanOn(day: string, calendar: Calendar): { opens: number; closes: number } | null {
  const hours = calendar.hours.get(weekdayOf(day))
  if (!hours || calendar.holidays.has(day)) return null
  const [opens, closes] = [instantAt(calendar.zone, day, hours.opens).getTime(), instantAt(calendar.zone, day, hours.closes).getTime()]
  return opens < closes ? { opens, closes } : null
}

/**
 * The moment at which so much working time has passed since `start` (PIPE-11). Nothing passes at night, on closed
 * weekdays and on holidays. A stretch that ends with a day's work ends at its closing, not at the next opening.
 *
 * @param minutes of working time, 0 or more; with 0 it is the first working moment from `start` on
 * @throws RangeError when the calendar has no working weekday at all; see `hasWorkingTime`
 */
export function workingDue(start: Date, minutes: number, calendar: Calendar): Date {
  if (!hasWorkingTime(calendar)) throw new RangeError('a calendar without working time has no due times')
  let left = minutes * MINUTE_MS
  for (let day = dayOf(start, calendar); ; day = addDays(day, 1)) {
    const span = spanOn(day, calendar)
    const from = span && Math.max(span.opens, start.getTime())
    if (!span || from === null || from >= span.closes) continue
    if (left <= span.closes - from) return new Date(from + left)
    left -= span.closes - from
  }
}

/** The working time between two moments, in minutes; 0 when `to` is not after `from`. */
export function workingMinutesBetween(from: Date, to: Date, calendar: Calendar): number {
  let passed = 0
  const last = dayOf(to, calendar)
  for (let day = dayOf(from, calendar); day <= last; day = addDays(day, 1)) {
    const span = spanOn(day, calendar)
    if (span) passed += Math.max(0, Math.min(span.closes, to.getTime()) - Math.max(span.opens, from.getTime()))
  }
  return passed / MINUTE_MS
}

/** Is any weekday worked? Without one there are no due times. */
export const hasWorkingTime = ({ hours }: Calendar): boolean => hours.size > 0
