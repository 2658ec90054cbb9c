import { MINUTE } from '@/lib/core/clock'
import { dayStart, addDays, instantAt, weekdayOf, zonedParts } from '@/lib/core/zoned-time'
import { isWorkingDay, type Calendar } from '@/lib/organisation/working-time'

// What of a technician's day is free. Pure; every moment is a real one, so a day of 23 or 25 hours needs no case of its own.

export interface Span {
  startsAt: Date
  endsAt: Date
}

/** Visits are offered from the start of the working day on, every so many minutes. */
export const STEP_MINUTES = 30

/** The working time of a day, or null on a day off. */
export function workingSpan(calendar: Calendar, day: string): Span | null {
  const hours = isWorkingDay(day, calendar) ? calendar.hours.get(weekdayOf(day)) : undefined
  return hours ? { startsAt: instantAt(calendar.zone, day, hours.opens), endsAt: instantAt(calendar.zone, day, hours.closes) } : null
}

/**
 * What of a span is free between what is booked.
 *
 * @param booked in any order; may reach beyond the span, and overlap
 * @param from nothing before this moment is free
 */
export function freeGaps({ startsAt, endsAt }: Span, booked: readonly Span[], from: Date): Span[] {
  const gaps: Span[] = []
  let at = startsAt > from ? startsAt : from
  for (const taken of booked.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const until = taken.startsAt < endsAt ? taken.startsAt : endsAt
    if (until > at) gaps.push({ startsAt: at, endsAt: until })
    if (taken.endsAt > at) at = taken.endsAt
  }
  if (endsAt > at) gaps.push({ startsAt: at, endsAt })
  return gaps
}

/** When a visit of this length may start: at every step of the day that leaves room for it. */
export function freeStarts(span: Span, booked: readonly Span[], minutes: number, from: Date): Date[] {
  const [length, step] = [minutes * MINUTE, STEP_MINUTES * MINUTE]
  return freeGaps(span, booked, from).flatMap((gap) => {
    const first = span.startsAt.getTime() + Math.ceil((gap.startsAt.getTime() - span.startsAt.getTime()) / step) * step
    const starts: Date[] = []
    for (let at = first; at + length <= gap.endsAt.getTime(); at += step) starts.push(new Date(at))
    return starts
  })
}

/** From the first to the last moment that a calendar of this day shows: the working time, wider where something lies outside it. */
export function shownSpan(calendar: Calendar, day: string, booked: readonly Span[]): Span {
  const working = workingSpan(calendar, day) ?? { startsAt: instantAt(calendar.zone, day, '08:00'), endsAt: instantAt(calendar.zone, day, '18:00') }
  const [first, last] = [dayStart(calendar.zone, day).getTime(), dayStart(calendar.zone, addDays(day, 1)).getTime()]
  const starts = booked.map(({ startsAt }) => Math.max(first, startsAt.getTime()))
  const ends = booked.map(({ endsAt }) => Math.min(last, endsAt.getTime()))
  return {
    startsAt: wholeHour(calendar.zone, new Date(Math.min(working.startsAt.getTime(), ...starts)), 'down'),
    endsAt: wholeHour(calendar.zone, new Date(Math.max(working.endsAt.getTime(), ...ends)), 'up'),
  }
}

function wholeHour(zone: string, at: Date, direction: 'up' | 'down'): Date {
  const past = (zonedParts(zone, at).minutes % 60) * MINUTE
  return new Date(at.getTime() - past + (direction === 'up' && past > 0 ? 60 * MINUTE : 0))
}

/** The days of a view: one, the week from its Monday, or so many from a day on. */
export const daysFrom = (day: string, count: number): string[] => Array.from({ length: count }, (_, n) => addDays(day, n))
/** The Monday of a day's week, both as YYYY-MM-DD. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** The part of a span that lies on a day. */
export function partOnDay(zone: string, day: string, { startsAt, endsAt }: Span): Span | null {
  const [first, last] = [dayStart(zone, day), dayStart(zone, addDays(day, 1))]
  if (endsAt <= first || startsAt >= last) return null
  return { startsAt: startsAt > first ? startsAt : first, endsAt: endsAt < last ? endsAt : last }
}
