/** How a moment is written. Pure: zone and language are given. */
export type TimeShape = 'day-time' | 'day' | 'time' | 'relative'

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_629_746],
  ['year', 31_556_952],
]

const isCalendarDay = (iso: string): boolean => iso.length === 10

/**
 * "in 3 days", "2 hours ago", "now".
 *
 * @param iso the moment; a bare date counts from its midnight in UTC.
 * @param now the moment it is seen from, in milliseconds.
 */
export function relativeTime(iso: string, locale: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000
  const [unit, size] = steps.findLast(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  if (unit === 'second') return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** The text on screen. A zone that is not the viewer's is named, so that "09:00" is never ambiguous. */
export function shownTime(iso: string, shape: TimeShape, zone: string, locale: string, now?: number): string {
  if (shape === 'relative') return relativeTime(iso, locale, now)
  if (isCalendarDay(iso) || shape === 'day')
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: isCalendarDay(iso) ? 'UTC' : zone }).format(new Date(iso))
  return new Intl.DateTimeFormat(locale, {
    ...(shape === 'day-time' && { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
    ...(zone === 'UTC' && { timeZoneName: 'short' }),
  }).format(new Date(iso))
}

/** Day, time to the second and zone, for the title. */
export const exactTime = (iso: string, zone: string, locale: string): string =>
  isCalendarDay(iso)
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(iso))
    : new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(new Date(iso))
