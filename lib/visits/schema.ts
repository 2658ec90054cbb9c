import { z } from 'zod'
import { cursor, limit, optionalLine, text, uuid, wholeNumber } from '@/lib/core/fields'
import { isDay } from '@/lib/core/zoned-time'
import { visits as words } from '@/lib/messages/en/visits'

// What is said about visits and technicians, and what is answered. Browser-safe.

const say = words.errors

/** A calendar day, "2026-11-30". */
export const day = z.string({ error: say.day }).trim().refine(isDay, say.day).meta({ format: 'date' })
/** A time of the organisation's clock, "09:30". */
export const clockTime = z.string({ error: say.time }).trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, say.time)
/** How long a visit takes, as forms send it. */
const minutesField = z.string({ error: say.minutes }).trim().regex(/^\d{1,4}$/u, say.minutes).transform(Number).pipe(wholeNumber(5, 1440))

export const CALENDAR_VIEWS = ['day', 'week', 'agenda'] as const
/** A survey takes so many minutes unless said otherwise. */
export const SURVEY_MINUTES = 60
/** So many technicians stand side by side. */
export const COLUMNS_SHOWN = 8

export const calendarQuery = z.object({
  view: z.enum(CALENDAR_VIEWS).optional(),
  /** Today when left out. */
  day: day.optional(),
  technician: uuid.optional(),
  /** Where the technicians side by side go on. */
  cursor: cursor.optional(),
})

export const availabilityQuery = z.object({
  day,
  /** How long the visit takes; `SURVEY_MINUTES` when left out. */
  minutes: minutesField.optional(),
  technician_id: uuid.optional(),
  /** The visit that is to be moved: the time that it has now counts as free. */
  registration_id: uuid.optional(),
  installation_id: uuid.optional(),
  cursor: cursor.optional(),
  limit,
})
export type AvailabilityQuery = z.output<typeof availabilityQuery>

const moment = z.iso.datetime()
export const availabilityAnswer = z.object({
  /** The organisation's zone, in which `day` and `time` are meant. */
  time_zone: z.string(),
  day: z.iso.date(),
  minutes: z.int(),
  data: z.array(
    z.object({
      technician_id: z.uuid(),
      name: z.string(),
      /** Visits that fit in a day, and those that are booked on this one. */
      capacity: z.int(),
      booked: z.int(),
      skills: z.array(z.string()),
      /** When a visit of this length may start; none when the day is full. */
      starts: z.array(z.object({ starts_at: moment, time: z.string() })),
    }),
  ),
  next_cursor: z.string().nullable(),
})

export const techniciansQuery = z.object({ q: text(120).optional(), cursor: cursor.optional(), limit })
export type TechniciansQuery = z.output<typeof techniciansQuery>

/** Skills as staff type them: separated by commas or lines; lower case, each once. */
const skills = text(1000)
  .transform((value) => [...new Set(value.split(/[,\n]/u).map((skill) => skill.trim().toLowerCase()).filter(Boolean))])
  .refine((list) => list.length <= 20 && list.every((skill) => skill.length <= 40), say.skills)

const coordinate = (most: number) =>
  z
    .string()
    .trim()
    .transform((value) => (value === '' ? null : /^-?\d{1,3}([.,]\d{1,12})?$/u.test(value) ? Number(value.replace(',', '.')) : Number.NaN))
    .refine((value) => value === null || Math.abs(value) <= most, say.coordinate(most))

export const technicianForm = z
  .object({
    user_id: uuid,
    daily_capacity: z.string().trim().regex(/^\d{1,3}$/u, say.capacity).transform(Number).pipe(wholeNumber(0, 50)),
    skills,
    latitude: coordinate(90),
    longitude: coordinate(180),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), { error: say.position, path: ['longitude'] })
export type ChangeTechnician = z.output<typeof technicianForm>

/** An absence as a form has it: whole days, or times on them. */
export const absenceForm = z
  .object({
    user_id: uuid,
    from: day,
    from_time: z.union([z.literal(''), clockTime]).default(''),
    until: day,
    until_time: z.union([z.literal(''), clockTime]).default(''),
    note: optionalLine(200),
  })
  .refine(({ from, until }) => until >= from, { error: say.span, path: ['until'] })
export type AddAbsence = z.output<typeof absenceForm>

export const bookingParams = z.object({ booking_id: uuid })

/** When a visit takes place, as forms have it: a day and a time of the organisation's clock, and how long. */
export const visitTimeForm = z.object({ technician_id: z.uuid({ error: say.technician }).toLowerCase(), day, time: clockTime, minutes: minutesField })
export type VisitTimeForm = z.output<typeof visitTimeForm>
