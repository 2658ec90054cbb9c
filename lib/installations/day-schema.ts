import { z } from 'zod'
import { uuid } from '@/lib/core/fields'
import { BookingKind, InstallationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import { day } from '@/lib/visits/schema'

// A technician's day as the API tells it. Browser-safe.

export const dayQuery = z.object({
  /** Of the organisation's zone; today when left out. */
  day: day.optional(),
  /** For colleagues who plan; everybody else is told of their own day. */
  technician: uuid.optional(),
})

const stopAnswer = z.object({
  id: z.uuid().describe('the installation’s, the registration’s of a survey, or the booking’s of an absence'),
  kind: z.enum(BookingKind),
  starts_at: z.iso.datetime(),
  ends_at: z.iso.datetime(),
  from: z.string().describe('by the organisation’s clock, "09:00"'),
  until: z.string().describe('by the organisation’s clock'),
  number: z.string().nullable(),
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  address: z.string().nullable(),
  city: z.string().nullable(),
  address_notes: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  note: z.string().nullable(),
  status: z.enum(InstallationStatus).nullable().describe('of an installation'),
  paused: z.boolean(),
  job_type: z.string().nullable(),
  outcome: z.enum(SurveyOutcome).nullable().describe('of a survey that is done'),
  items: z.array(z.object({ id: z.uuid(), text: z.string(), mandatory: z.boolean(), needs_photo: z.boolean(), done: z.boolean(), has_photo: z.boolean() })),
})
export type StopAnswer = z.output<typeof stopAnswer>

export const dayAnswer = z.object({
  time_zone: z.string(),
  day: z.iso.date(),
  today: z.iso.date(),
  technician: z.object({ id: z.uuid(), name: z.string() }),
  stops: z.array(stopAnswer),
  earlier: z.array(stopAnswer).describe('jobs of earlier days that are neither completed nor failed; only with today'),
  reasons: z.array(z.object({ id: z.uuid(), text: z.string() })).describe('why a visit may fail'),
})
export type DayAnswer = z.output<typeof dayAnswer>
