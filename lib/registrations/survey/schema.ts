import { z } from 'zod'
import { text, uuid } from '@/lib/core/fields'
import { surveys as words } from '@/lib/messages/en/surveys'

// What a survey needs to be scheduled and to be completed. Browser-safe.

const moment = z.iso.datetime({ offset: true, error: words.errors.time }).transform((iso) => new Date(iso))

/** When and by whom a site is looked at. */
export const surveyTime = z.object({ technician_id: uuid, starts_at: moment, ends_at: moment })
export type SurveyTime = z.output<typeof surveyTime>

export const SURVEY_OUTCOMES = ['feasible', 'not_feasible'] as const
/** The longest note of a result, in characters. */
export const SURVEY_NOTE_MAX = 4000

/** What the survey found. Photos are uploaded before and named here. */
export const surveyResult = z.object({
  outcome: z.enum(SURVEY_OUTCOMES, { error: words.errors.outcome }),
  note: text(SURVEY_NOTE_MAX).refine((value) => value.length > 0, words.errors.note),
})
export type SurveyResult = z.output<typeof surveyResult>

export const rescheduleBody = surveyTime.extend({
  /** When the survey was to be, as the sender last saw it; another time by then is told, not overwritten. */
  expected_starts_at: moment.optional(),
})
export type RescheduleSurvey = z.output<typeof rescheduleBody>

export const surveyAnswer = z.object({
  registration_id: z.uuid(),
  technician_id: z.uuid(),
  starts_at: z.iso.datetime(),
  ends_at: z.iso.datetime(),
  /** How often it was moved. */
  rescheduled: z.int(),
})

/** So many photos go with a result. */
export const SURVEY_PHOTOS = 10
const fileIds = z.preprocess((given) => (given === undefined || given === '' ? [] : typeof given === 'string' ? [given] : given), z.array(uuid).max(SURVEY_PHOTOS, words.errors.photos(SURVEY_PHOTOS)))

/** A result from the field, with photos that were uploaded before. */
export const reportForm = surveyResult.extend({ id: uuid, file_ids: fileIds })
export type ReportSurvey = z.output<typeof reportForm>
export const photosForm = z.object({ photos: z.array(z.instanceof(File)).max(SURVEY_PHOTOS, words.errors.photos(SURVEY_PHOTOS)) })
