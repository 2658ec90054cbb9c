// Calendar days in words. They name no moment, so no zone moves them.
const inWords = (day: string, shape: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** "Mon 23", "Monday, November 23" and with the year. */
export const dayWords = (day: string) => ({
  short: `${inWords(day, { weekday: 'short' })} ${inWords(day, { day: 'numeric' })}`,
  long: inWords(day, { weekday: 'long', day: 'numeric', month: 'long' }),
  full: inWords(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
})

/** "November 16 to 22, 2026": a span of days as the head of a calendar says it. */
export function spanWords(from: string, to: string): string {
  const [year, otherYear] = [from.slice(0, 4), to.slice(0, 4)]
  if (from.slice(0, 7) === to.slice(0, 7)) return `${inWords(from, { month: 'long', day: 'numeric' })} – ${Number(to.slice(8))}, ${otherYear}`
  const start = inWords(from, { month: 'long', day: 'numeric', ...(year !== otherYear && { year: 'numeric' }) })
  return `${start} – ${inWords(to, { month: 'long', day: 'numeric' })}, ${otherYear}`
}
