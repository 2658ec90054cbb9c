import { z } from 'zod'
import { cursor, limit } from '@/lib/core/fields'
import { ActorType, ChangeOrigin, FilePurpose, InstallationStatus, RegistrationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import { registrationAnswer } from './schema'

// One registration with all that is known of it. Browser-safe.

export const timelineQuery = z.object({ cursor: cursor.optional(), limit })
export type TimelineQuery = z.output<typeof timelineQuery>

const at = z.iso.datetime()
const named = z.object({ id: z.uuid(), registration_number: z.string() })

const timelineEntryAnswer = z.object({
  id: z.uuid(),
  at,
  kind: z.string().describe('moved, note, assigned, tagged, file_added, changed, duplicates_allowed, survey_moved, survey_result, merged, imported, message or booked'),
  actor_type: z.enum(ActorType),
  actor_name: z.string().nullable(),
  origin: z.enum(ChangeOrigin).nullable(),
  of_number: z.string().nullable().describe('where it happened to a registration that was merged into this one'),
  data: z.record(z.string(), z.unknown()),
})
export const timelineAnswer = z.object({ data: z.array(timelineEntryAnswer), next_cursor: z.string().nullable() })

export const duplicateAnswer = named.extend({
  full_name: z.string(),
  status: z.enum(RegistrationStatus),
  created_at: at,
  because: z.array(z.enum(['phone', 'email', 'address'])),
})

export const detailAnswer = registrationAnswer.extend({
  furthest: z.enum(RegistrationStatus),
  address: z.string().nullable(),
  postal_code: z.string().nullable(),
  country: z.string().nullable(),
  address_notes: z.string().nullable(),
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  id_number: z.string().nullable().describe('its last digits only, for those who check no applications'),
  notes: z.string().nullable(),
  referral_code: z.string().nullable(),
  utm: z.object({ source: z.string().nullable(), medium: z.string().nullable(), campaign: z.string().nullable() }),
  phone_verified_at: at.nullable(),
  external_id: z.string().nullable(),
  locale: z.string().describe('the language of messages to whoever applied, ISO 639-1'),
  duplicate_allowed: z.boolean(),
  reason: z.string().nullable().describe('why it ended, as it was said'),
  merged_into: named.nullable(),
  merged: z.array(named),
  account: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
  installation: z.object({ id: z.uuid(), number: z.string(), status: z.enum(InstallationStatus) }).nullable(),
  survey: z
    .object({
      technician_id: z.uuid(),
      technician_name: z.string(),
      starts_at: at,
      ends_at: at,
      rescheduled: z.int(),
      outcome: z.enum(SurveyOutcome).nullable(),
      note: z.string().nullable(),
      completed_at: at.nullable(),
    })
    .nullable(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), content_type: z.string(), bytes: z.int(), purpose: z.enum(FilePurpose), created_at: at })),
  duplicates: z.array(duplicateAnswer),
})
export type DetailAnswer = z.output<typeof detailAnswer>

/** With the newest page of its history. */
export const detailWithTimelineAnswer = detailAnswer.extend({ timeline: timelineAnswer })
