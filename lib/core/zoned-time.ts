// Calendar days and wall clocks of a time zone. Pure and browser-safe. Days are texts, "2026-11-30", times "HH:MM": neither
// means a moment until a zone is named, and no other shape may travel between screens, API and rules.
import { DAY } from './clock'

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** What the clocks of a zone show, as milliseconds of a day in UTC, so that it can be reckoned with. */
function wallClock(zone: string, at: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const offsetAt = (zone: string, at: number): number => wallClock(zone, at) - Math.floor(at / 1000) * 1000
const dayOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

/** A moment as the people of a zone see it. */
export interface ZonedParts {
  /** "2026-11-30" */
  day: string
  /** "09:30" */
  time: string
  /** 1 = Monday to 7 = Sunday (ISO 8601). */
  weekday: number
  /** Of the wall clock since midnight: 09:30 is 570, also on a day when the clocks change. */
  minutes: number
}

/** What calendar and clock of a zone show at a moment. */
export function zonedParts(zone: string, at: Date): ZonedParts {
  const wall = new Date(wallClock(zone, at.getTime()))
  return { day: dayOf(wall.getTime()), time: wall.toISOString().slice(11, 16), weekday: wall.getUTCDay() || 7, minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() }
}

/**
 * The moment at which the clocks of a zone show this. A time that they skip in spring is moved on by what they skip; of a
 * time that comes twice in autumn the first is meant (the rule of RFC 5545).
 *
 * @param day "2026-11-30"
 * @param time "09:30"; "24:00" is the start of the next day
 */
export function instantAt(zone: string, day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000
  const before = offsetAt(zone, wall - DAY)
  const shown = [before, offsetAt(zone, wall + DAY)].map((offset) => wall - offset).filter((at) => wallClock(zone, at) === wall)
  return new Date(shown.length > 0 ? Math.min(...shown) : wall - before)
}

/** The first moment of a calendar day in a zone. */
export const dayStart = (zone: string, day: string): Date => instantAt(zone, day, '00:00')

/** The calendar day so many days later, or earlier when negative. */
export const addDays = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY)

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** True for a calendar day that exists, written "2026-11-30", of the years 1900 to 2999: nobody plans or looks further, and the database need not reckon there. */
export const isDay = (text: string): boolean => /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayOf(Date.parse(`${text}T00:00:00Z`)) === text
