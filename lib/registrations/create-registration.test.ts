import { beforeAll, expect, test } from 'vitest'
import { POST } from '@/app/api/admin/registrations/route'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { testPhone } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'
import type { CreateBody } from './create-schema'
import { createRegistration } from './create-registration'
import { readTimeline } from './timeline'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

const caller = (more: Partial<CreateBody> = {}): CreateBody => ({ full_name: 'Budi Santoso', email: `budi@h-${newId()}.example`, phone: testPhone(), address: `Jalan Anggrek ${newId()}`, city: 'Bandung', plan_slug: 'home-gold', ...more })
const take = (order: CreateBody, as = agent) => createRegistration(as, { ...order, origin: 'api' })

test('what a colleague takes down begins like every application: due, assigned by the rules, and its applicant is told', async () => {
  await sql('owner', 'INSERT INTO assignment_rules (position, city, assignee_id) VALUES (1, $1, $2)', ['Cirebon', agent.userId])
  const order = caller({ city: 'Cirebon', preferred_date: '2026-12-24', notes: 'Ring twice' })
  const { result } = await take(order)
  expect(result).toMatchObject({ status: 'pending_verification', door: 'staff', full_name: 'Budi Santoso', email: order.email, phone: order.phone, assignee_id: agent.userId, preferred_date: '2026-12-24' })
  expect(await sql('owner', 'SELECT due_at > due_soon_at AS due, phone_verified_at, country, locale, duplicate_allowed FROM registrations WHERE id = $1', [result.id])).toEqual([{ due: true, phone_verified_at: null, country: 'ID', locale: 'en', duplicate_allowed: false }])
  expect(await sql('owner', 'SELECT to_status, actor_type, actor_id, origin FROM registration_events WHERE registration_id = $1', [result.id])).toEqual([{ to_status: 'pending_verification', actor_type: 'staff', actor_id: agent.userId, origin: 'api' }])
  expect(await sql('owner', `SELECT channel FROM deliveries WHERE registration_id = $1 AND template = 'application-received' ORDER BY channel`, [result.id])).toEqual([{ channel: 'email' }, { channel: 'whatsapp' }])
})

test('PIPE-8: who looks like somebody here is shown before anything is written; with a reason both stand, and the history says why', async () => {
  const { result: first } = await take(caller())
  const alike = caller({ phone: first.phone, email: first.email })
  const before = await everything()
  await expect(take(alike)).rejects.toMatchObject({ code: 'CONFLICT', details: { duplicates: [{ id: first.id, registration_number: first.registration_number, because: ['phone', 'email'] }] } })
  expect(await everything()).toEqual(before)
  const { result: second } = await take({ ...alike, allow_duplicates: 'Her second flat' })
  const { rows } = await readTimeline(agent, { id: second.id, limit: 50 })
  expect(rows.find(({ kind }) => kind === 'duplicates_allowed')?.data).toEqual({ reason: 'Her second flat', with: [first.registration_number] })
})

test('ten colleagues who take down the same e-mail address at once: one does, the others hear of it', async () => {
  const { email } = caller()
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => take(caller({ email }))))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' })
  expect(await sql('owner', 'SELECT count(*)::int FROM registrations WHERE email = $1', [email])).toEqual([{ count: 1 }])
})

test('two clicks are one registration', async () => {
  const order = caller({ email: undefined })
  const command = { scope: `staff:${agent.userId}`, key: newId(), requestHash: 'the same' }
  const answers = await Promise.all([1, 2, 3].map(() => take(order, { ...agent, command })))
  expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
})

test('what does not fit is said at its field, by API', async () => {
  const { cookie } = await signIn(agent.userId)
  const post = async (body: object) => {
    const answer = await call(POST, '/api/admin/registrations', { method: 'POST', cookie, body })
    return [answer.status, Object.keys(((await answer.json()) as { error?: { fields?: object } }).error?.fields ?? {})]
  }
  const { full_name, address, city, plan_slug, email } = caller()
  const whole = { full_name, address, city, plan_slug, email }
  expect(await post({})).toEqual([400, ['full_name', 'address', 'city', 'plan_slug']])
  expect(await post({ full_name, address, city, plan_slug })).toEqual([400, ['email']])
  for (const [wrong, field] of [[{ phone: '12345678' }, 'phone'], [{ plan_slug: 'free' }, 'plan_slug'], [{ preferred_date: '2020-01-01' }, 'preferred_date'], [{ postal_code: 'AB1' }, 'postal_code'], [{ id_number: '12' }, 'id_number'], [{ locale: 'xx' }, 'locale']] as const)
    expect(await post({ ...whole, ...wrong }), field).toEqual([400, [field]])
  expect(await post(whole)).toEqual([201, []])
})
