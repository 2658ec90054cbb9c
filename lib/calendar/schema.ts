import { z } from 'zod'
import { text, uuid } from '@/lib/core/fields'
import { calendar as words } from '@/lib/messages/en/calendar'
import { calendarQuery, clockTime, visitTimeForm } from '@/lib/visits/schema'

// What the calendar is asked and told. Browser-safe.

export type CalendarQuery = z.output<typeof calendarQuery>
export type CalendarView = NonNullable<CalendarQuery['view']>
/** So many days a view shows. */
export const VIEW_DAYS: Readonly<Record<CalendarView, number>> = { day: 1, week: 7, agenda: 14 }

export const markAnswer = z.object({ mark: z.string().describe('another one than before: something of what is shown has changed') })

/** What stands in the calendar's address beside the view: the panel that is open, and what was just done. */
export const calendarPage = calendarQuery.extend({
  /** A booked visit that is looked at. */
  visit: uuid.optional(),
  /** A visit that is about to be booked: with whom, and perhaps when. */
  with: uuid.optional(),
  at: clockTime.optional(),
  book: z.literal('1').optional(),
  /** Part of a name, number or address of what waits. */
  find: text(120).optional(),
})

/** Where the form stood, to go back there. */
const place = z.object({ view: calendarQuery.shape.view.or(z.literal('')), technician: uuid.or(z.literal('')).optional() })

/** What is booked: a survey of a registration, or an installation. */
const subject = z
  .string({ error: words.errors.subject })
  .regex(/^(survey|installation):[0-9a-f-]{36}$/u, words.errors.subject)
  .transform((value) => {
    const [kind, id = ''] = value.split(':')
    return { kind: kind === 'survey' ? ('survey' as const) : ('installation' as const), id }
  })

export const bookVisitForm = visitTimeForm.extend({ subject, ...place.shape })
export type BookVisit = z.output<typeof bookVisitForm>

export const moveVisitForm = visitTimeForm.extend({ kind: z.enum(['survey', 'installation']), id: uuid, expected_starts_at: z.iso.datetime().transform((iso) => new Date(iso)), ...place.shape })
export type MoveVisit = z.output<typeof moveVisitForm>
