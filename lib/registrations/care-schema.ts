import { z } from 'zod'
import { calendarDay, country, email, inOwnWords, optionalLine, personName, phoneText, requiredLine, slug, text, uuid } from '@/lib/core/fields'
import { LOCALES } from '@/lib/core/locales'
import { photoField } from '@/lib/files/schema'
import { VisitSlot } from '@/lib/generated/prisma/enums'
import { fields as fieldWords } from '@/lib/messages/en/fields'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { assignBody, moveBody, registrationAnswer, registrationFilter, tagBody } from './schema'

// How staff look after registrations: fields, duplicates, many at once. Browser-safe.

/** An empty text takes the value away. */
const line = (max: number) => optionalLine(max).transform((value) => value ?? null).optional()
const paragraph = (max: number) =>
  text(max)
    .transform((value) => value || null)
    .optional()
const emptied = <S extends z.ZodType>(schema: S) => z.union([z.literal('').transform(() => null), z.null(), schema], { error: inOwnWords }).optional()

/** Only what is named is changed. */
export const changeBody = z.object({
  full_name: personName.optional(),
  company_name: line(120),
  email: emptied(email),
  phone: emptied(phoneText),
  address: line(300),
  city: line(80),
  postal_code: line(12),
  country: emptied(country),
  address_notes: paragraph(500),
  id_number: line(40),
  plan_slug: slug.optional(),
  preferred_date: emptied(calendarDay),
  preferred_slot: emptied(z.enum(VisitSlot)),
  locale: z.enum(LOCALES).optional().describe('the language of messages to whoever applied, ISO 639-1'),
  notes: paragraph(500),
  allow_duplicates: requiredLine(300, fieldWords.reason).optional().describe('why it is right that another registration has the same phone, e-mail address or street'),
})
export type ChangeBody = z.output<typeof changeBody>

export const addFileBody = z.object({ photo: photoField, name: text(200).default('photo') })
export type AddFileBody = z.output<typeof addFileBody>

export const mergeBody = z.object({ other_id: uuid })
export type MergeBody = z.output<typeof mergeBody>
export const mergeAnswer = z.object({ kept: registrationAnswer, merged_id: z.uuid() })

/** The most registrations that one command changes while its sender waits. */
export const BULK_MOST = 1000

const { survey: _survey, result: _result, expected_status: expectedStatus, ...bulkMove } = moveBody.shape
/** What is done with each. */
export const bulkAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('move'), ...bulkMove, expected_status: expectedStatus.optional().describe('as it is now, when not said') }),
  z.object({ type: z.literal('assign'), ...assignBody.shape }),
  z.object({ type: z.literal('tag'), ...tagBody.shape }),
])
export type BulkAction = z.output<typeof bulkAction>

export const bulkBody = z
  .object({
    ids: z.array(uuid).min(1).max(BULK_MOST, words.refused.tooMany(BULK_MOST)).optional(),
    filter: z.strictObject(registrationFilter.shape).optional(),
    action: bulkAction,
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), { path: ['ids'], message: words.refused.idsOrFilter })
export type BulkBody = z.output<typeof bulkBody>

export const bulkAnswer = z.object({
  done: z.int(),
  refused: z.int(),
  results: z.array(
    z.object({
      id: z.uuid(),
      registration_number: z.string().nullable(),
      ok: z.boolean(),
      error: z.object({ code: z.string(), message: z.string(), fields: z.record(z.string(), z.array(z.string())).optional() }).optional(),
    }),
  ),
})
export type BulkAnswer = z.output<typeof bulkAnswer>
