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
