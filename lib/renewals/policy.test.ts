import { expect, test } from 'vitest'
import { nextStageAt, renewalDueAt, stageAt } from './policy'

const rules = { leadDays: 14, reminderDays: [7, 3, 1], graceDays: 7 }
const due = new Date('2026-12-31T08:00:00Z')
const at = (text: string) => new Date(`2026-12-${text}Z`)

test.each([
  ['17T08:00:00', null],
  ['24T07:59:59', null],
  ['24T08:00:00', 7],
  ['28T07:59:59', 7],
  ['28T08:00:00', 3],
  ['30T08:00:00', 1],
  ['31T07:59:59', 1],
  ['31T08:00:00', 0],
])('T1-22: at %s the reminder is that of %s days before', (moment, stage) => {
  expect(stageAt(rules, due, at(moment))).toBe(stage)
})

test('after each reminder comes the next, then the due moment', () => {
  const moments = ['17T08:00:00', '24T08:00:00', '28T08:00:00', '30T08:00:00'].map((moment) => nextStageAt(rules, due, at(moment)).toISOString().slice(8, 10))
  expect(moments).toEqual(['24', '28', '30', '31'])
  expect(nextStageAt({ ...rules, reminderDays: [] }, due, at('17T08:00:00'))).toEqual(due)
})

test('an invoice is due when the last period ends; one that we issue too late leaves as much time as all others', () => {
  expect(renewalDueAt(rules, due, at('17T08:00:00'))).toEqual(due)
  expect(renewalDueAt(rules, due, new Date('2027-01-05T00:00:00Z'))).toEqual(new Date('2027-01-19T00:00:00Z'))
})
