import { z } from 'zod'
import { validation } from '@/lib/core/errors'
import { present, typedErrors } from '@/lib/core/typed-form'
import { visitTimeForm } from '@/lib/visits/schema'
import { typedSpan } from '@/lib/visits/typed-time'
import { moveBody, registrationParams, type MoveBody } from './schema'
import { surveyResult } from './survey/schema'

// A move as a form sends it: a day, a time and a length by the organisation's clocks instead of moments, empty fields for
// absent ones.

const typed = z.string().optional().transform(present)

export const moveForm = registrationParams.extend({
  to: moveBody.shape.to,
  expected_status: moveBody.shape.expected_status,
  reason: moveBody.shape.reason,
  reason_id: typed.pipe(moveBody.shape.reason_id),
  day: typed,
  time: typed,
  minutes: typed,
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
export function orderOf({ day, time, minutes, technician_id, outcome, note, ...rest }: MoveForm, zone: string): MoveBody & { id: string } {
  const { id, to, expected_status, reason, reason_id } = rest
  const order = { id, to, expected_status, ...(reason && { reason }), ...(reason_id && { reason_id }) }
  if (to === 'survey_scheduled') {
    const visit = orRefuse(visitTimeForm, { day, time, minutes, technician_id })
    const { startsAt: starts_at, endsAt: ends_at } = typedSpan(zone, visit)
    return { ...order, survey: { technician_id: visit.technician_id, starts_at, ends_at } }
  }
  return to === 'survey_completed' ? { ...order, result: orRefuse(surveyResult, { outcome, note: note ?? '' }) } : order
}

function orRefuse<S extends z.ZodObject>(schema: S, fields: Record<string, string | undefined>): z.output<S> {
  const read = schema.safeParse(fields)
  if (!read.success) throw validation(typedErrors(read.error, (_, message) => message))
  return read.data
}
