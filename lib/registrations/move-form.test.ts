import { expect, test } from 'vitest'
import { conflict } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { visits as words } from '@/lib/messages/en/visits'
import { atTypedFields } from '@/lib/visits/typed-time'
import { moveForm, orderOf } from './move-form'

const id = newId()
const technician_id = newId()
const form = (fields: Record<string, string>) => moveForm.parse({ id, expected_status: 'verified', ...fields })
const refusal = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('PIPE-4: a survey’s times are those of the organisation’s clocks', () => {
  const order = orderOf(form({ to: 'survey_scheduled', day: '2026-12-01', time: '09:00', minutes: '90', technician_id, reason: '', reason_id: '' }), 'Asia/Jakarta')
  expect(order).toEqual({ id, to: 'survey_scheduled', expected_status: 'verified', survey: { technician_id, starts_at: new Date('2026-12-01T02:00:00Z'), ends_at: new Date('2026-12-01T03:30:00Z') } })
})

test('PIPE-4: what is missing is said at its own field', () => {
  expect(refusal(() => orderOf(form({ to: 'survey_scheduled', day: '', time: '9', minutes: '', technician_id: '' }), 'UTC'))).toMatchObject({
    code: 'VALIDATION',
    fields: { day: [words.errors.day], time: [words.errors.time], minutes: [words.errors.minutes], technician_id: [words.errors.technician] },
  })
  expect(refusal(() => orderOf(form({ to: 'survey_completed', note: '' }), 'UTC'))).toMatchObject({ fields: { outcome: [expect.any(String)], note: [expect.any(String)] } })
})

test('PIPE-4: fields of another move do not come along', () => {
  expect(orderOf(form({ to: 'rejected', reason: ' Too far ', day: '2026-12-01', outcome: 'feasible', note: 'x' }), 'UTC')).toEqual({ id, to: 'rejected', expected_status: 'verified', reason: 'Too far' })
})

test('PIPE-4: what the booking refuses stands at the form’s field', () => {
  expect(refusal(() => atTypedFields(conflict('Taken', { fields: { 'survey.starts_at': ['Taken'], 'result.note': ['Too long'] } })))).toMatchObject({ code: 'CONFLICT', fields: { time: ['Taken'], note: ['Too long'] } })
  expect(refusal(() => atTypedFields(new Error('else')))).toEqual(new Error('else'))
})
