import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { readCalendar, readOrganisation, readStageTargets, stageDue } from './calendar'

test('a fresh house works from Monday to Saturday in its own zone', async () => {
  expect(await inSystem(readOrganisation)).toEqual({ timeZone: 'Asia/Jakarta', country: 'ID', locale: 'en' })
  await sql('owner', `INSERT INTO holidays VALUES ('2026-12-25', 'Christmas')`)
  await sql('owner', `INSERT INTO working_hours VALUES (7, '10:30', '24:00')`)
  const calendar = await inSystem(readCalendar)
  expect(calendar.zone).toBe('Asia/Jakarta')
  expect([calendar.hours.get(1), calendar.hours.get(6), calendar.hours.get(7)]).toEqual([{ opens: '08:00', closes: '18:00' }, { opens: '08:00', closes: '18:00' }, { opens: '10:30', closes: '24:00' }])
  expect([...calendar.holidays]).toEqual(['2026-12-25'])
})

test('PIPE-11: a stage with a target is due, and due soon before that; one without has no clock', async () => {
  await sql('owner', `DELETE FROM working_hours WHERE weekday = 7`)
  const [calendar, targets] = await inSystem(async (tx) => [await readCalendar(tx), await readStageTargets(tx)] as const)
  // 15:00 on a Saturday in Jakarta: three hours are left, then comes Monday.
  const entered = new Date('2026-11-21T08:00:00Z')
  expect(stageDue(calendar, targets, 'pending_verification', entered)).toEqual({ dueSoonAt: new Date('2026-11-21T11:00:00Z'), dueAt: new Date('2026-11-23T02:00:00Z') })
  expect(stageDue(calendar, targets, 'survey_scheduled', entered)).toBeNull()
  expect(stageDue(calendar, targets, 'cancelled', entered)).toBeNull()
  expect(stageDue({ ...calendar, hours: new Map() }, targets, 'verified', entered)).toBeNull()
})
