// Calendar days and clock times of a place. Pure. A day is written YYYY-MM-DD; a time of day is counted in minutes from
// midnight as the clock on the wall shows it, so that 540 is nine o'clock also on a day of 23 or 25 hours.

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

// Making one of these costs a hundred times more than using it.
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  formatters.set(zone, made)
  return made
}

/** What the wall of a zone shows at a moment, as if it were UTC, in milliseconds. */
function wallOf(at: number, zone: string): number {
  const part = Object.fromEntries(formatterOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Is this a zone that times can be told in, such as Asia/Jakarta? Bare offsets are none: they know no summer time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    formatterOf(text)
    return true
  } catch {
    return false
  }
}

/** The calendar day of a moment in a zone. */
export const localDay = (at: Date, zone: string): string => new Date(wallOf(at.getTime(), zone)).toISOString().slice(0, 10)

/** What the clock of a zone shows at a moment, in whole minutes from midnight, 0 to 1 439. */
export const localMinutes = (at: Date, zone: string): number => Math.floor((wallOf(at.getTime(), zone) % DAY_MS) / MINUTE_MS)

/**
 * The moment at which the clock of a zone shows so many minutes from a day's midnight; 1 440 is the next midnight.
 * A time that the clock skips in spring is the moment of the skip; of one that it shows twice in autumn the first.
 */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const wanted = midnight(day) + minutes * MINUTE_MS
  // Offsets on either side of a change differ; the wanted time has one of them, or lies in the gap between.
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((at) => wallOf(at, zone) - at)
  const found = [before, after].map((offset = 0) => wanted - offset).toSorted((a, b) => a - b)
  const [first = wanted, last = wanted] = found
  const exact = found.find((at) => wallOf(at, zone) === wanted)
  return new Date(exact ?? changeBetween(first, last, zone))
}

/** The moment between two at which the zone changes its offset. */
function changeBetween(from: number, to: number, zone: string): number {
  const offset = (at: number) => wallOf(at, zone) - at
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)]
  const start = offset(low * MINUTE_MS)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offset(middle * MINUTE_MS) === start) low = middle
    else high = middle
  }
  return high * MINUTE_MS
}

/** The day so many days later, or with a negative number earlier. */
export const addDays = (day: string, days: number): string => new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days lie from one to another. */
export const daysBetween = (from: string, to: string): number => Math.round((midnight(to) - midnight(from)) / DAY_MS)

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: string): number => new Date(midnight(day)).getUTCDay() || 7

/** Is this text a day that exists? */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(midnight(text)) && new Date(midnight(text)).toISOString().startsWith(text)
