import { z } from 'zod'
import { AppError, validation, type FieldErrors } from '@/lib/core/errors'
import { present } from '@/lib/core/typed-form'
import { instantAt } from '@/lib/core/zoned-time'
import { registrations as words } from '@/lib/messages/en/registrations'
import { moveBody, registrationParams, type MoveBody } from './schema'
import { surveyResult } from './survey/schema'

// A move as a form sends it: day and times by the organisation's clocks instead of moments, empty fields for absent ones.

const typed = z.string().optional().transform(present)
const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{2}:\d{2}$/

export const moveForm = registrationParams.extend({
  to: moveBody.shape.to,
  expected_status: moveBody.shape.expected_status,
  reason: moveBody.shape.reason,
  reason_id: typed.pipe(moveBody.shape.reason_id),
  day: typed,
  from: typed,
  until: typed,
  technician_id: typed,
  outcome: typed,
  note: typed,
})
export type MoveForm = z.output<typeof moveForm>

/**
 * The order that a form means.
 *
 * @param zone whose clocks the times are read by
 * @throws VALIDATION at the form's own fields
 */
export function orderOf({ day, from, until, technician_id, outcome, note, ...rest }: MoveForm, zone: string): MoveBody & { id: string } {
  const { id, to, expected_status, reason, reason_id } = rest
  const order = { id, to, expected_status, ...(reason && { reason }), ...(reason_id && { reason_id }) }
  if (to === 'survey_scheduled') return { ...order, survey: surveyOf({ day, from, until, technician_id }, zone) }
  if (to !== 'survey_completed') return order
  const result = surveyResult.safeParse({ outcome, note: note ?? '' })
  if (!result.success) throw validation(z.flattenError(result.error).fieldErrors)
  return { ...order, result: result.data }
}

function surveyOf({ day, from, until, technician_id }: Pick<MoveForm, 'day' | 'from' | 'until' | 'technician_id'>, zone: string) {
  const wrong: FieldErrors = {}
  if (!day || !DAY.test(day) || Number.isNaN(Date.parse(day))) wrong.day = [words.form.errors.day]
  if (!from || !TIME.test(from)) wrong.from = [words.form.errors.time]
  if (!until || !TIME.test(until)) wrong.until = [words.form.errors.time]
  else if (from && until <= from) wrong.until = [words.form.errors.until]
  if (!technician_id || !z.uuid().safeParse(technician_id).success) wrong.technician_id = [words.form.errors.technician]
  if (Object.keys(wrong).length > 0 || !day || !from || !until || !technician_id) throw validation(wrong)
  return { technician_id, starts_at: instantAt(zone, day, from), ends_at: instantAt(zone, day, until) }
}

// Where the form shows what the move itself refuses.
const FIELDS: Readonly<Record<string, string>> = {
  'survey.starts_at': 'from',
  'survey.ends_at': 'until',
  'survey.technician_id': 'technician_id',
  'result.outcome': 'outcome',
  'result.note': 'note',
  starts_at: 'from',
  ends_at: 'until',
}

/** The same refusal, at the fields of the form. Every other error passes through unchanged. */
export function atFormFields(error: unknown): never {
  if (!(error instanceof AppError) || !error.fields) throw error
  const fields = Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [FIELDS[name] ?? name, texts]))
  throw new AppError(error.code, error.message, { fields, ...(error.details && { details: error.details }) })
}
