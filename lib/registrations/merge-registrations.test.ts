import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { asApp, refusedByConstraint, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { addNote } from './add-note'
import { readDetail } from './detail'
import { findDuplicates } from './find-duplicates'
import { mergeRegistrations } from './merge-registrations'
import { moveRegistration } from './move-registration'
import { inStaff } from '@/lib/core/db'
import { registration } from '@/lib/testing/registrations'
import { readTimeline } from './timeline'
import { tagRegistration } from './tag-registration'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})
const origin = 'api' as const
const older = (more: Parameters<typeof registration>[0] = {}) => registration({ createdAt: new Date('2026-05-01T00:00:00Z'), ...more })

test('PIPE-8: merging keeps the older one whichever is named first, with files, notes and tags of both, and both ids in both timelines', async () => {
  for (const swap of [false, true]) {
    const phone = swap ? '+6281200000001' : '+6281200000002'
    const [kept, away] = [await older({ phone }), await registration({ phone, status: 'verified' })]
    await sql('owner', `INSERT INTO files (key, purpose, registration_id, name, content_type, bytes, uploaded_by_type) VALUES ($1, 'attachment', $2, 'plan.jpg', 'image/jpeg', 10, 'staff')`, [away, away])
    await addNote(agent, { id: away, note: 'Third floor', origin })
    await tagRegistration(agent, { id: kept, add: ['a'], remove: [], origin })
    await tagRegistration(agent, { id: away, add: ['b'], remove: [], origin })
    const [id, other] = swap ? [away, kept] : [kept, away]
    expect(await mergeRegistrations(agent, { id, other_id: other, origin })).toMatchObject({ kept: { id: kept, tags: ['a', 'b'], status: 'pending_verification' }, mergedId: away })

    const detail = await readDetail(agent, kept)
    expect(detail).toMatchObject({ merged: [{ id: away }], files: [{ name: 'plan.jpg' }], duplicates: [] })
    expect(await readDetail(agent, away)).toMatchObject({ status: 'cancelled', mergedInto: { id: kept }, reason: `Merged into ${detail.number}` })
    for (const each of [kept, away]) {
      const { rows } = await readTimeline(agent, { id: each, limit: 100 })
      expect(rows.find(({ kind, ofNumber }) => kind === 'merged' && ofNumber === null)).toMatchObject({ data: { kept_id: kept, merged_id: away } })
      expect(rows.filter(({ kind }) => kind === 'note')).toMatchObject([{ data: { text: 'Third floor' } }])
    }
    // Nobody outside is told that an application was cancelled.
    expect(await sql('owner', `SELECT 1 FROM deliveries WHERE registration_id = $1 AND template = 'application-cancelled'`, [away])).toEqual([])
    expect(await inStaff(agent, (tx) => findDuplicates(tx, { phone }))).toHaveLength(1)
  }
})

test('PIPE-8: a merge is for good: the one that went comes back by no move, nor round the application', async () => {
  const [kept, away] = [await older(), await registration()]
  await mergeRegistrations(agent, { id: kept, other_id: away, origin })
  await expect(moveRegistration(agent, { id: away, to: 'pending_verification', expected_status: 'cancelled', reason: 'Back', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(mergeRegistrations(agent, { id: away, other_id: await registration(), origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(asApp({ as: 'staff' }, async (db) => void (await db.query(`UPDATE registrations SET status = 'verified' WHERE id = $1`, [away])))).rejects.toMatchObject(refusedByConstraint('registrations_merged_check'))
})

test('PIPE-8: two colleagues who merge the same pair from both ends: one does', async () => {
  for (let round = 0; round < 5; round++) {
    const [kept, away] = [await older(), await registration()]
    const outcomes = await Promise.allSettled([mergeRegistrations(agent, { id: kept, other_id: away, origin }), mergeRegistrations(agent, { id: away, other_id: kept, origin })])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sql('owner', `SELECT 1 FROM registration_activity WHERE registration_id = $1 AND kind = 'merged'`, [kept])).toHaveLength(1)
  }
})

test('a survey that is still ahead goes over with its time; its technician has one booking', async () => {
  const technician = await staff('technician')
  const survey = { technician_id: technician.userId, starts_at: new Date('2027-05-03T03:00:00Z'), ends_at: new Date('2027-05-03T04:00:00Z') }
  const [kept, away] = [await older({ status: 'verified' }), await registration({ status: 'verified' })]
  await moveRegistration(agent, { id: away, to: 'survey_scheduled', expected_status: 'verified', survey, origin })
  await mergeRegistrations(agent, { id: away, other_id: kept, origin })
  expect(await readDetail(agent, kept)).toMatchObject({ status: 'survey_scheduled', survey: { technicianId: technician.userId, startsAt: survey.starts_at } })
  expect(await sql('owner', 'SELECT registration_id FROM bookings WHERE technician_id = $1 AND released_at IS NULL', [technician.userId])).toEqual([{ registration_id: kept }])
})

test('PIPE-8: no survey, result or approval of the younger one gets lost: the merge is refused and changes nothing', async () => {
  const technician = await staff('technician')
  const scheduled = async (status: 'pending_verification' | 'survey_scheduled', day: string) => {
    const [kept, away] = [await older({ status }), await registration({ status: 'verified' })]
    const survey = { technician_id: technician.userId, starts_at: new Date(`2027-05-${day}T03:00:00Z`), ends_at: new Date(`2027-05-${day}T04:00:00Z`) }
    await moveRegistration(agent, { id: away, to: 'survey_scheduled', expected_status: 'verified', survey, origin })
    return { kept, away }
  }
  const merge = (kept: string, away: string) => mergeRegistrations(agent, { id: kept, other_id: away, origin })
  const refusal = (message: string) => ({ code: 'CONFLICT', message: expect.stringContaining(message) })

  const ahead = await scheduled('pending_verification', '10')
  await expect(merge(ahead.kept, ahead.away)).rejects.toMatchObject(refusal('Verify the older one first'))
  expect(await readDetail(agent, ahead.away)).toMatchObject({ status: 'survey_scheduled', mergedInto: null })
  expect(await sql('owner', 'SELECT 1 FROM bookings WHERE registration_id = $1 AND released_at IS NULL', [ahead.away])).toHaveLength(1)
  await moveRegistration(agent, { id: ahead.kept, to: 'verified', expected_status: 'pending_verification', origin })
  expect(await merge(ahead.kept, ahead.away)).toMatchObject({ kept: { status: 'survey_scheduled' } })
  expect(await sql('owner', `SELECT 1 FROM deliveries WHERE registration_id = $1 AND template = 'survey-scheduled'`, [ahead.kept])).not.toEqual([])

  const both = await scheduled('survey_scheduled', '11')
  await expect(merge(both.kept, both.away)).rejects.toMatchObject(refusal('Cancel the younger one first'))
  await expect(merge(await older({ status: 'verified' }), await registration({ status: 'survey_scheduled' })), 'its time is over').rejects.toMatchObject(refusal('Cancel the younger one first'))
  for (const status of ['survey_completed', 'approved'] as const) {
    for (const behind of ['pending_verification', 'verified', 'survey_scheduled'] as const) await expect(merge(await older({ status: behind }), await registration({ status }))).rejects.toMatchObject(refusal('further on'))
    expect(await merge(await older({ status: 'approved' }), await registration({ status })), 'as far: nothing is lost').toMatchObject({ kept: { status: 'approved' } })
  }
})

test('one that was rejected is merged, too; a customer is never merged away, and nothing open into what has ended', async () => {
  const [kept, rejected] = [await older(), await registration({ status: 'rejected' })]
  await mergeRegistrations(agent, { id: kept, other_id: rejected, origin })
  expect(await readDetail(agent, rejected)).toMatchObject({ status: 'cancelled', mergedInto: { id: kept } })
  await expect(mergeRegistrations(agent, { id: kept, other_id: kept, origin })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(mergeRegistrations(agent, { id: kept, other_id: await registration({ status: 'customer_created' }), origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(mergeRegistrations(agent, { id: await older({ status: 'rejected' }), other_id: await registration(), origin })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a phone that goes over takes its proof along, and one that stays keeps its own', async () => {
  const proved = '2026-11-01T00:00:00Z'
  for (const [keptPhone, expected] of [[null, new Date(proved)], ['+6281200000077', null]] as const) {
    const [kept, away] = [await older(), await registration({ phone: '+6281200000078' })]
    await sql('owner', 'UPDATE registrations SET phone = $2, phone_verified_at = NULL WHERE id = $1', [kept, keptPhone])
    await sql('owner', 'UPDATE registrations SET phone_verified_at = $2 WHERE id = $1', [away, proved])
    await mergeRegistrations(agent, { id: kept, other_id: away, origin })
    expect(await readDetail(agent, kept)).toMatchObject({ phone: keptPhone ?? '+6281200000078', phoneVerifiedAt: expected })
  }
})
