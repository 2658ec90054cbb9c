import { z } from 'zod'
import { calendarDay, cursor, limit, optionalLine, requiredLine, slug, text, uuid } from '@/lib/core/fields'
import { Door, RegistrationStatus, SurveyOutcome, VisitSlot } from '@/lib/generated/prisma/enums'
import { isDay } from '@/lib/core/zoned-time'
import { fields as say } from '@/lib/messages/en/fields'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { surveyResult, surveyTime } from './survey/schema'

// What staff ask and are told about registrations. Browser-safe. What an applicant sends is in ./application-schema.

export const registrationParams = z.object({ id: uuid })

/** The orders of the list. Each has an index that ends in the id. */
export const SORTS = ['newest', 'oldest', 'waiting', 'due', 'updated', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** Several stages in one word, as the figures filter by them: `survey_scheduled,survey_completed`. */
const statuses = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.enum(RegistrationStatus)).min(1).max(8))
  .describe('one stage, or several with commas')
const flag = z.literal('1').optional()
const day = calendarDay.optional()
const assignee = z.union([uuid, z.literal('none')]).optional().describe('a colleague’s id, or none')

const filterShape = {
  status: statuses.optional(),
  q: text(120)
    .refine((value) => value === '' || Array.from(value).length >= 2, words.refused.shortSearch)
    .optional()
    .describe('part of a name, an e-mail address, a phone number in any form, or a number; two characters find the beginnings of names'),
  source: optionalLine(100).describe('a door, or a campaign’s source'),
  campaign: optionalLine(100).describe('or none; one that is called none stands in quotes'),
  assignee,
  city: optionalLine(120).describe('or none; one that is called none stands in quotes'),
  plan: slug.optional(),
  tag: optionalLine(40),
  reason: z.union([uuid, z.literal('none')]).optional().describe('why it ended, from the list of reasons, or none'),
  furthest: z.enum(RegistrationStatus).optional().describe('came at least as far as this stage'),
  reached: z.enum(RegistrationStatus).optional().describe('came as far as this stage and no further'),
  late: flag,
  soon: flag,
  from: day.describe('came on this day or later, in the organisation’s zone'),
  to: day.describe('came on this day or earlier, in the organisation’s zone'),
}

/** What a list, a bulk command or an export chooses registrations by. */
export const registrationFilter = z.object(filterShape)
export type RegistrationFilter = z.output<typeof registrationFilter>

export const registrationsQuery = z.object({ ...filterShape, sort: z.enum(SORTS).default('newest'), cursor: cursor.optional(), limit })
export type RegistrationsQuery = z.output<typeof registrationsQuery>

const since = z.iso
  .datetime()
  .refine((iso) => isDay(iso.slice(0, 10)), say.day)
  .transform((iso) => new Date(iso))
export const changesQuery = z.object({ ...filterShape, since })
export type ChangesQuery = z.output<typeof changesQuery>

export const moveBody = z.object({
  to: z.enum(RegistrationStatus),
  expected_status: z.enum(RegistrationStatus),
  reason: text(1000).optional().describe('required where the move asks for a reason and reason_id is left out'),
  reason_id: uuid.optional().describe('from the list of reasons'),
  survey: surveyTime.optional(),
  result: surveyResult.optional(),
})
export type MoveBody = z.output<typeof moveBody>

const at = z.iso.datetime()
/** A registration as lists, board and changes show it. */
export const registrationAnswer = z.object({
  id: z.uuid(),
  registration_number: z.string(),
  status: z.enum(RegistrationStatus),
  door: z.enum(Door),
  source: z.string().describe('the campaign’s source, else the door'),
  full_name: z.string(),
  company_name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  plan_slug: z.string(),
  plan_name: z.string(),
  needs_survey: z.boolean(),
  assignee_id: z.uuid().nullable(),
  assignee_name: z.string().nullable(),
  tags: z.array(z.string()),
  preferred_date: z.iso.date().nullable(),
  preferred_slot: z.enum(VisitSlot).nullable(),
  survey_at: at.nullable(),
  survey_technician_id: z.uuid().nullable(),
  survey_outcome: z.enum(SurveyOutcome).nullable(),
  created_at: at,
  entered_at: at,
  due_soon_at: at.nullable(),
  due_at: at.nullable(),
  updated_at: at,
})
export type RegistrationAnswer = z.output<typeof registrationAnswer>

export const registrationsAnswer = z.object({
  data: z.array(registrationAnswer),
  next_cursor: z.string().nullable(),
  total: z.int().optional().describe('left out above 1 000 where rows would have to be counted, above 10 000 where an index would have to be'),
})

export const changesAnswer = z.object({
  rows: z.array(registrationAnswer.extend({ matches: z.boolean().describe('whether it fits the filter now') })),
  counts: z.partialRecord(z.enum(RegistrationStatus), z.int()).describe('by stage, under the filter; empty when nothing changed; 1 001 means more than 1 000 when there is one'),
  now: at.describe('ask again with this as since'),
})
export type ChangesAnswer = z.output<typeof changesAnswer>

export const noteBody = z.object({ note: text(4000).refine((value) => value.length > 0, words.refused.noteMissing) })
export type NoteBody = z.output<typeof noteBody>

export const assignBody = z.object({ assignee_id: uuid.nullable() })
export type AssignBody = z.output<typeof assignBody>

/** The longest tag, in characters. */
export const TAG_MAX = 40
/** The most tags that a registration carries. */
export const TAGS_MAX = 20
const tag = requiredLine(TAG_MAX, words.refused.tagMissing).transform((value) => value.toLowerCase())
export const tagBody = z.object({ add: z.array(tag).max(TAGS_MAX).default([]), remove: z.array(tag).max(TAGS_MAX).default([]) })
export type TagBody = z.output<typeof tagBody>
