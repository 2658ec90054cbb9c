import { createHash } from 'node:crypto'
import type { StaffActor } from '@/lib/core/actor'
import { daysFrom, mondayOf } from '@/lib/visits/policy'
import { readToday, readVisits, type VisitCalendar } from '@/lib/visits/queries'
import { COLUMNS_SHOWN } from '@/lib/visits/schema'
import { VIEW_DAYS, type CalendarQuery, type CalendarView } from './schema'

/** What the calendar shows: technicians and their visits in the days of a view. */
export interface Shown {
  view: CalendarView
  /** The first of the days. */
  day: string
  days: readonly string[]
  zone: string
  today: string
  data: VisitCalendar
}

/** Reads what the calendar's address asks for; today's day without one. */
export async function readShown(actor: StaffActor, query: CalendarQuery): Promise<Shown> {
  const { zone, today } = await readToday(actor)
  const view = query.view ?? 'day'
  const day = view === 'week' ? mondayOf(query.day ?? today) : (query.day ?? today)
  const days = daysFrom(day, VIEW_DAYS[view])
  return { view, day, days, zone, today, data: await readVisits(actor, { days, technicianId: query.technician, cursor: query.cursor, limit: COLUMNS_SHOWN }) }
}

/**
 * A mark of what is shown: another one, and something of it has changed. A calendar that stays open compares it with the
 * one that it was drawn with. It tells nothing of what is in there.
 */
export function markOf({ today, data: { technicians, visits, days } }: Shown): string {
  return createHash('sha256').update(JSON.stringify({ today, technicians, visits, days })).digest('base64url').slice(0, 22)
}
