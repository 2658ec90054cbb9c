import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { inStaff, inSystem } from '@/lib/core/db'
import { email } from '@/lib/core/fields'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { addFile } from './add-file'
import { addNote } from './add-note'
import { assignByRule } from './assign-by-rule'
import { assignRegistration } from './assign-registration'
import { addFileBody, changeBody } from './care-schema'
import { changeFields } from './change-fields'
import { createRegistration } from './create-registration'
import { readDetail } from './detail'
import { findDuplicates } from './find-duplicates'
import { moveRegistration } from './move-registration'
import { tagBody } from './schema'
import { tagRegistration } from './tag-registration'
import { readTimeline } from './timeline'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})
const origin = 'api' as const
const kinds = async (id: string) => (await readTimeline(agent, { id, limit: 100 })).rows.map(({ kind }) => kind)

test('PIPE-14: notes, tags, assignment, fields, moves and messages are one timeline, with who, when and through which door', async () => {
  const id = await registration()
  await addNote(agent, { id, note: 'Called, will ring back', origin: 'screen' })
  await tagRegistration(agent, { id, add: ['vip', 'north'], remove: [], origin })
  await tagRegistration(agent, { id, add: ['vip'], remove: ['north'], origin })
  await assignRegistration(agent, { id, assignee_id: agent.userId, origin })
  await changeFields(agent, { id, city: 'Depok', origin })
  await moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin })
  const { rows } = await readTimeline(agent, { id, limit: 100 })
  expect(rows.map(({ kind }) => kind).toSorted((a, b) => a.localeCompare(b))).toEqual(['assigned', 'changed', 'message', 'message', 'moved', 'moved', 'note', 'tagged', 'tagged'])
  const line = (kind: string) => rows.find((row) => row.kind === kind)
  expect(line('note')).toMatchObject({ actorName: 'Staff agent', origin: 'screen', data: { text: 'Called, will ring back' }, ofNumber: null })
  expect(line('assigned')).toMatchObject({ data: { from: null, to: agent.userId, to_name: 'Staff agent' } })
  expect(line('changed')).toMatchObject({ data: { city: { from: 'Bogor', to: 'Depok' } } })
  expect(line('tagged')).toMatchObject({ data: { added: [], removed: ['north'] } })
  expect(await readDetail(agent, id)).toMatchObject({ tags: ['vip'], city: 'Depok', assigneeName: 'Staff agent', status: 'verified' })
})

test('PIPE-14: another plan stands in the history by its name, and another language counts from the next message on', async () => {
  const id = await registration()
  await changeFields(agent, { id, plan_slug: 'home-silver', locale: 'id', origin })
  await moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin })
  const changed = (await readTimeline(agent, { id, limit: 100 })).rows.find(({ kind }) => kind === 'changed')
  expect(changed?.data).toEqual({ planId: { from: 'Home Gold', to: 'Home Silver' }, locale: { from: 'en', to: 'id' } })
  expect(await sql('owner', 'SELECT DISTINCT locale FROM deliveries WHERE registration_id = $1 AND template = $2', [id, 'application-verified'])).toEqual([{ locale: 'id' }])
})

test('a timeline goes on page by page without a line twice or left out', async () => {
  const id = await registration()
  for (let count = 0; count < 5; count++) await addNote(agent, { id, note: `Note ${count}`, origin })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await readTimeline(agent, { id, limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect([seen.length, new Set(seen).size]).toEqual([6, 6])
})

test('what one moment brought stands in its order: first what prepared a move, then the move, then whom it was told', async () => {
  const technician = await staff('technician')
  const id = await registration({ status: 'survey_scheduled', technicianId: technician.userId })
  await moveRegistration(technician, { id, to: 'survey_completed', expected_status: 'survey_scheduled', result: { outcome: 'feasible', note: 'Pole at the corner' }, origin })
  const newest = async (of: string, many: number) => (await readTimeline(agent, { id: of, limit: many })).rows.map(({ kind }) => kind)
  expect(await newest(id, 2)).toEqual(['moved', 'survey_result'])
  const { result } = await createRegistration(agent, { full_name: 'Budi Santoso', email: `${newId()}@order.example`, address: `Jalan ${newId()}`, city: 'Bogor', plan_slug: 'home-gold', allow_duplicates: 'For a test', origin })
  const taken = await newest(result.id, 50)
  expect(taken.slice(-3)).toEqual(['message', 'moved', 'duplicates_allowed'])
})

test('moves of one moment stand in the order in which they were made, also over pages', async () => {
  const id = await registration({ status: 'customer_created' })
  const seen: unknown[] = []
  let cursor: string | undefined
  do {
    const page = await readTimeline(agent, { id, limit: 1, ...(cursor && { cursor }) })
    seen.push(...page.rows.map(({ data }) => data.to))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['customer_created', 'approved', 'verified', 'pending_verification'])
  await expect(readTimeline(agent, { id, limit: 1, cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { cursor: expect.any(Array) as unknown } })
})

test('what changes nothing leaves no line', async () => {
  const id = await registration()
  await assignRegistration(agent, { id, assignee_id: null, origin })
  await tagRegistration(agent, { id, add: [], remove: ['never'], origin })
  await changeFields(agent, { id, city: 'Bogor', origin })
  expect(await kinds(id)).toEqual(['moved'])
})

test('a photo beside a registration is a line of its history; what is none leaves nothing', async () => {
  const id = await registration()
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).png().toBuffer()
  const file = await addFile(agent, { id, photo, name: 'door.png', origin })
  expect(await readDetail(agent, id)).toMatchObject({ files: [{ id: file.id, name: 'door.png', purpose: 'attachment', contentType: 'image/png' }] })
  await expect(addFile(agent, { id, photo: Buffer.from('no photo'), name: 'x.png', origin })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(addFile(agent, { id: newId(), photo, name: 'x.png', origin })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await kinds(id)).toEqual(['file_added', 'moved'])
})

test('a registration goes to nobody who does not work here, or may not change one', async () => {
  const id = await registration()
  const gone = await staff('agent')
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [gone.userId])
  for (const assignee of [gone.userId, newId(), (await staff('finance')).userId, (await staff('technician')).userId]) {
    await expect(assignRegistration(agent, { id, assignee_id: assignee, origin })).rejects.toMatchObject({ code: 'VALIDATION', fields: { assignee_id: expect.any(Array) as unknown } })
  }
})

test('a new registration goes to whom the first fitting rule names, and the timeline says that a rule did it', async () => {
  const [rule] = await sql<{ id: string }>('owner', `INSERT INTO assignment_rules (position, city, assignee_id) VALUES (1, 'rulestown', $1) RETURNING id`, [agent.userId])
  const [fits, other] = [await registration({ city: 'Rulestown' }), await registration({ city: 'Elsewhere' })]
  await inSystem(async (tx) => {
    await assignByRule(tx, [fits])
    await assignByRule(tx, [other])
  })
  expect((await readDetail(agent, fits)).assigneeId).toBe(agent.userId)
  expect((await readDetail(agent, other)).assigneeId).toBeNull()
  expect((await readTimeline(agent, { id: fits, limit: 5 })).rows[0]).toMatchObject({ kind: 'assigned', actorType: 'system', origin: 'job', data: { rule: rule?.id } })
})

test('PIPE-8: the same phone, e-mail address or street is found however it is written, and what was merged away is not', async () => {
  const id = await registration({ name: 'First', phone: '+6281100000001', email: 'first@dup.example', address: 'Jl. Melati No. 5', city: 'Malang' })
  const find = (traits: Parameters<typeof findDuplicates>[1]) => inStaff(agent, (tx) => findDuplicates(tx, traits))
  expect(await find({ phone: '+6281100000001' })).toMatchObject([{ id, because: ['phone'] }])
  expect(await find({ email: 'first@dup.example', phone: '+6281100000001', address: 'jl melati NO 5', city: 'MALANG' })).toMatchObject([{ id, because: ['phone', 'email', 'address'] }])
  expect(await find({ address: 'Jl. Melati No. 5', city: 'Solo' })).toEqual([])
  expect(await find({ phone: '+6281100000001', exceptId: id })).toEqual([])
  expect(await find({})).toEqual([])
})

test('PIPE-8: a change that makes two alike is shown first, and goes on with a reason that is kept', async () => {
  const first = await registration({ phone: '+6281100000002', email: 'second@dup.example' })
  const id = await registration({ phone: '+6281100000003' })
  const [{ number } = { number: '' }] = await sql<{ number: string }>('owner', 'SELECT number FROM registrations WHERE id = $1', [first])
  await expect(changeFields(agent, { id, phone: '0811-0000-0002', origin })).rejects.toMatchObject({ code: 'CONFLICT', details: { duplicates: [{ id: first, registration_number: number, because: ['phone'] }] } })
  expect((await readDetail(agent, id)).phone).toBe('+6281100000003')
  // An open application has its e-mail address for itself, unless somebody saw both and went on.
  await changeFields(agent, { id, phone: '0811-0000-0002', email: 'second@dup.example', allow_duplicates: 'Two flats of one owner', origin })
  expect(await readDetail(agent, id)).toMatchObject({ phone: '+6281100000002', email: 'second@dup.example', duplicateAllowed: true, duplicates: [{ id: first, because: ['phone', 'email'] }] })
  expect((await readTimeline(agent, { id, limit: 10 })).rows.find(({ kind }) => kind === 'duplicates_allowed')).toMatchObject({ data: { reason: 'Two flats of one owner', with: [number] } })
})

test('a registration stays reachable, and a customer’s is no longer changed here', async () => {
  const id = await registration()
  await expect(changeFields(agent, { id, email: null, phone: null, origin })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(changeFields(agent, { id, phone: '12345678', origin })).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone: ['There is no such phone number. One from another country begins with its country code, like +256 782 240146'] } })
  await expect(changeFields(agent, { id, plan_slug: 'free', origin })).rejects.toMatchObject({ code: 'VALIDATION', fields: { plan_slug: expect.any(Array) as unknown } })
  await expect(changeFields(agent, { id: await registration({ status: 'customer_created' }), city: 'Solo', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('what a form for staff refuses, it refuses in the words of the field', () => {
  const says = (body: unknown) => changeBody.safeParse(body).error?.issues.map(({ message }) => message)
  expect(says({ email: 'nope' })).toEqual(email.safeParse('nope').error?.issues.map(({ message }) => message))
  expect(changeBody.parse({ email: '', phone: null })).toEqual({ email: null, phone: null })
  expect(says({ allow_duplicates: ' ' })).toEqual(['Write the reason'])
  expect(tagBody.safeParse({ add: [' '] }).error?.issues[0]?.message).toBe('Write the tag')
  expect(addFileBody.safeParse({}).error?.issues[0]?.message).toBe('Choose a photo: JPEG, PNG or WebP')
})

test('who checks no applications sees the end of an identity number only', async () => {
  const id = await registration()
  await changeFields(agent, { id, id_number: '3201123456780001', origin })
  expect((await readDetail(agent, id)).idNumber).toBe('3201123456780001')
  expect((await readDetail(await staff('technician'), id)).idNumber).toBe('•••• 0001')
})

test('T1-12: a survey and an approval count for the place and the kind of plan that they were given for', async () => {
  const surveyed = await registration({ status: 'survey_completed' })
  await expect(changeFields(agent, { id: surveyed, address: 'Jalan Anggrek 99', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(changeFields(agent, { id: surveyed, city: 'Depok', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(changeFields(agent, { id: surveyed, plan_slug: 'home-silver', notes: 'Larger flat', origin })).resolves.toMatchObject({ planSlug: 'home-silver' })

  const [direct] = await sql<{ slug: string }>('owner', `INSERT INTO plans (slug, family, name, description, onboarding) VALUES ('no-visit', 'installed', 'No visit', 'x', 'installed') RETURNING slug`)
  await sql('owner', `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval") SELECT id, 1, 100, 'IDR', 'month' FROM plans WHERE slug = 'no-visit'`)
  const approved = await registration({ status: 'verified', plan: direct?.slug ?? '' })
  await moveRegistration(await staff('supervisor'), { id: approved, to: 'approved', expected_status: 'verified', origin })
  await expect(changeFields(agent, { id: approved, plan_slug: 'home-gold', origin })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('another phone is not proved, another place is not where the old one was, and a card’s number is not in the history', async () => {
  const id = await registration()
  await sql('owner', `UPDATE registrations SET phone_verified_at = now(), latitude = 1, longitude = 1 WHERE id = $1`, [id])
  await changeFields(agent, { id, phone: '+6281355500011', city: 'Depok', id_number: '3273011234567890', origin })
  expect(await sql('owner', 'SELECT phone_verified_at, latitude, longitude FROM registrations WHERE id = $1', [id])).toEqual([{ phone_verified_at: null, latitude: null, longitude: null }])
  expect(JSON.stringify((await readTimeline(agent, { id, limit: 100 })).rows)).not.toContain('327301')
})
