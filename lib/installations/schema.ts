import { z } from 'zod'
import { cursor, limit, optionalLine, text, uuid } from '@/lib/core/fields'
import { photoField } from '@/lib/files/schema'
import { InstallationStatus, JobPriority, VisitSlot } from '@/lib/generated/prisma/enums'

// What staff ask and are told about installations. Moments are UTC in ISO 8601, days of the calendar `YYYY-MM-DD`.

export const installationsQuery = z.object({
  status: z.enum(InstallationStatus).optional(),
  priority: z.enum(JobPriority).optional(),
  /** A technician's id, or `none` for jobs without one. */
  technician: z.union([z.literal('none'), uuid]).optional(),
  /** Part of the number, the name, the phone, the street or the city. */
  q: text(120).optional(),
  /** Past its due time, or in the time of warning before it. */
  due: z.enum(['late', 'soon']).optional(),
  cursor: cursor.optional(),
  limit,
})
export type InstallationsQuery = z.output<typeof installationsQuery>

export const installationParams = z.object({ id: uuid })
export const itemParams = z.object({ id: uuid, item: uuid })

/** The state that the caller saw; when it is another by now the command is refused with what it is. */
const expected = z.object({ expected_status: z.enum(InstallationStatus).optional() })
export const plainBody = expected
export type PlainCommand = z.output<typeof plainBody> & { id: string }

const moment = z.iso.datetime({ offset: true, error: 'Enter a moment as ISO 8601, for example 2026-11-23T02:00:00Z' }).transform((value) => new Date(value))
export const assignBody = expected.extend({
  technician_id: uuid,
  starts_at: moment,
  /** Left out: the job's usual length after the start. */
  ends_at: moment.optional(),
  /** When the visit was to be, as the sender last saw it; another time by then is told, not overwritten. */
  expected_starts_at: moment.optional(),
})
export type Assign = z.output<typeof assignBody> & { id: string }

const REASON_MAX = 500
/** Why a visit failed: a reason of the list, and words where it needs some. */
export const failBody = expected.extend({ reason_id: uuid, note: optionalLine(REASON_MAX) })
export type Fail = z.output<typeof failBody> & { id: string }

export const reasonBody = expected.extend({ reason: text(REASON_MAX).refine((value) => value !== '', 'Say why in a few words') })
export type WithReason = z.output<typeof reasonBody> & { id: string }

export const priorityBody = z.object({ priority: z.enum(JobPriority) })
export type ChangePriority = z.output<typeof priorityBody> & { id: string }

export const itemBody = z.object({ done: z.boolean(), photo: photoField.optional() })
export type ItemCommand = z.output<typeof itemBody> & { id: string; item: string }

const time = z.iso.datetime().nullable()
export const installationAnswer = z.object({
  id: z.uuid(),
  installation_number: z.string(),
  status: z.enum(InstallationStatus),
  priority: z.enum(JobPriority),
  job_type: z.object({ slug: z.string(), name: z.string() }),
  account: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  registration_id: z.uuid().nullable(),
  technician: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  starts_at: time,
  ends_at: time,
  contact: z.object({ name: z.string(), phone: z.string().nullable() }),
  address: z.string(),
  city: z.string(),
  address_notes: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  minutes: z.int(),
  preferred_date: z.string().nullable(),
  preferred_slot: z.enum(VisitSlot).nullable(),
  due_at: time,
  due_state: z.enum(['ok', 'soon', 'late']),
  started_at: time,
  paused_at: time,
  completed_at: time,
  items: z.array(
    z.object({ id: z.uuid(), position: z.int(), text: z.string(), mandatory: z.boolean(), needs_photo: z.boolean(), done_at: time, file_id: z.uuid().nullable() }),
  ),
  version: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})
export type InstallationAnswer = z.output<typeof installationAnswer>
export const installationsAnswer = z.object({ data: z.array(installationAnswer.omit({ items: true })), next_cursor: z.string().nullable() })
export type InstallationsAnswer = z.output<typeof installationsAnswer>
