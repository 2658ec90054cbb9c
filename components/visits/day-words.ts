// Calendar days in words. They name no moment, so no zone moves them.
const inWords = (day: string, shape: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** "Mon 23", "Mon, Nov 23", "Monday, November 23" and with the year. */
export const dayWords = (day: string) => ({
  brief: inWords(day, { weekday: 'short', day: 'numeric', month: 'short' }),
  short: `${inWords(day, { weekday: 'short' })} ${inWords(day, { day: 'numeric' })}`,
  long: inWords(day, { weekday: 'long', day: 'numeric', month: 'long' }),
  full: inWords(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
})

/** "Nov 16 – 22": the same as below, where a phone has no room. */
export function briefSpan(from: string, to: string): string {
  const [start, end] = [from, to].map((day) => inWords(day, { month: 'short', day: 'numeric' }))
  return from.slice(0, 7) === to.slice(0, 7) ? `${start} – ${Number(to.slice(8))}` : `${start} – ${end}`
}

/** "November 16 – 22, 2026": a span of days as the head of a calendar says it. */
export function spanWords(from: string, to: string): string {
  const [year, otherYear] = [from.slice(0, 4), to.slice(0, 4)]
  if (from.slice(0, 7) === to.slice(0, 7)) return `${inWords(from, { month: 'long', day: 'numeric' })} – ${Number(to.slice(8))}, ${otherYear}`
  const start = inWords(from, { month: 'long', day: 'numeric', ...(year !== otherYear && { year: 'numeric' }) })
  return `${start} – ${inWords(to, { month: 'long', day: 'numeric' })}, ${otherYear}`
}
