import { beforeEach, expect, test } from 'vitest'
import { trackingToken } from '@/lib/auth/tracking-token'
import type { StaffActor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { inStaff, inSystem } from '@/lib/core/db'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { localMail, type MailPort } from '@/lib/deliveries/mail-port'
import { resendDelivery } from '@/lib/deliveries/resend-delivery'
import { sendDelivery } from '@/lib/deliveries/send-delivery'
import { NOTICE_EVENTS, type NoticeEvent } from '@/lib/deliveries/worded-schema'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { tell } from './tell'
import { readTimeline } from './timeline'

const visit = { startsAt: new Date('2026-11-24T02:00:00Z'), endsAt: new Date('2026-11-24T04:00:00Z') }
const said = (id: string) => sql('owner', 'SELECT id, channel, "to", template, status, text, payload FROM deliveries WHERE registration_id = $1 ORDER BY channel, id', [id])
const sent = async (id: string) => {
  for (const { id: delivery } of await said(id)) await sendDelivery(delivery as string, localMail, { isLast: false })
  return said(id)
}
const rule = (event: string, who: { role?: StaffRole; group?: string }) => sql('owner', 'INSERT INTO notice_rules (event, staff_role, group_id) VALUES ($1, $2, $3)', [event, who.role ?? null, who.group ?? null])
const group = async (name: string, to: string, city: string | null = null, active = true): Promise<string> => {
  const [made] = await sql<{ id: string }>('owner', `INSERT INTO notice_groups (name, channel, "to", city, active) VALUES ($1, $2, $3, $4, $5) RETURNING id`, [name, to.startsWith('+') ? 'whatsapp' : 'email', to, city, active])
  return made?.id ?? ''
}
beforeEach(async () => {
  await sql('owner', 'DELETE FROM notice_rules')
  await sql('owner', 'DELETE FROM notice_groups')
})

test('an applicant is told by WhatsApp and by e-mail, in words with a link of their own', async () => {
  const id = await registration({ name: 'Ada {number} <b>', phone: '+6281299990000', email: 'ada@tell.example' })
  await inSystem((tx) => tell(tx, 'received', id))
  const [email, whatsapp] = await sent(id)
  expect([email, whatsapp]).toMatchObject([
    { channel: 'email', to: 'ada@tell.example', template: 'application-received', status: 'sent' },
    { channel: 'whatsapp', to: '+6281299990000', template: 'application-received', status: 'sent' },
  ])
  const { number } = (await sql<{ number: string }>('owner', 'SELECT number FROM registrations WHERE id = $1', [id]))[0] ?? { number: '' }
  for (const { text, payload } of [email ?? {}, whatsapp ?? {}]) {
    expect(text).toContain(`${env.APP_URL}/track/${number}?token=${trackingToken({ registrationId: id, linkVersion: 0 })}`)
    // What a person is called is never read as a variable, and the link is not kept where it could be read.
    expect(text).toContain('Ada {number} <b>')
    expect(JSON.stringify(payload)).not.toContain(trackingToken({ registrationId: id, linkVersion: 0 }))
  }
})

test('a visit is told in the time of the organisation', async () => {
  const id = await registration({ phone: '+6281299990001' })
  await inSystem((tx) => tell(tx, 'survey_scheduled', id, visit))
  const [, whatsapp] = await sent(id)
  expect(whatsapp?.text).toMatch(/Tuesday, November 24, 2026, 9:00\s–\s11:00\sAM/u)
})

test.each(NOTICE_EVENTS)('every event can be told, in whole sentences: %s', async (event) => {
  const id = await registration()
  const { accountId, accountSlug } = await account()
  const extras: Partial<Record<NoticeEvent, object>> = {
    survey_scheduled: visit,
    survey_moved: visit,
    installation_scheduled: visit,
    installation_moved: visit,
    visit_withdrawn: visit,
    rejected: { reason: 'Too far away' },
    activated: { accountId, accountSlug, accountName: 'Ada' },
  }
  await rule(event, { group: await group(`Told of ${event}`, 'all@team.example') })
  await inSystem((tx) => tell(tx, event, id, ...((extras[event] ? [extras[event]] : []) as never)))
  const rows = await sent(id)
  expect(rows.map(({ to }) => to)).toContain('all@team.example')
  for (const row of rows) expect(row).toMatchObject({ status: 'sent', text: expect.not.stringMatching(/[{}]|undefined/u) })
})

test('PIPE-7: somebody without a phone is told by e-mail alone, and that is no error', async () => {
  const id = await registration({ email: 'only@mail.example' })
  await sql('owner', 'UPDATE registrations SET phone = NULL WHERE id = $1', [id])
  await inSystem((tx) => tell(tx, 'received', id))
  expect((await said(id)).map(({ to }) => to)).toEqual(['only@mail.example'])
})

test('T1-09: what is undone tells nobody, and who is not reached undoes nothing', async () => {
  const undone = await registration()
  await expect(
    inSystem(async (tx) => {
      await tell(tx, 'verified', undone)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await said(undone)).toEqual([])

  const id = await registration()
  await inSystem((tx) => tell(tx, 'verified', id))
  const down: MailPort = { ...localMail, isLocal: false, send: () => Promise.reject(Object.assign(new Error('busy'), { responseCode: 451 })) }
  const [email] = await said(id)
  await expect(sendDelivery(email?.id as string, down, { isLast: false })).rejects.toThrow()
  expect((await said(id))[0]).toMatchObject({ status: 'queued' })
  await sendDelivery(email?.id as string, down, { isLast: true })
  expect((await said(id))[0]).toMatchObject({ status: 'failed' })
  expect(await sql('owner', 'SELECT status FROM registrations WHERE id = $1', [id])).toEqual([{ status: 'pending_verification' }])
})

test('PIPE-7: a notice that failed is sent again as a new one, which belongs to the registration too', async () => {
  const id = await registration()
  await inSystem((tx) => tell(tx, 'approved', id))
  const [first] = await said(id)
  await sql('owner', `UPDATE deliveries SET status = 'failed', failed_at = now(), last_error = 'nobody there' WHERE id = $1`, [first?.id])
  const { result } = await resendDelivery(await staff('agent'), { id: first?.id as string })
  const rows = await said(id)
  expect(rows).toHaveLength(3)
  expect(rows.find((row) => row.id === result.id)).toMatchObject({ template: 'application-approved', status: 'queued' })
  expect(rows.find((row) => row.id === first?.id)).toMatchObject({ status: 'failed' })
  // And its page says what became of each, and why.
  const { rows: lines } = await readTimeline(await staff('agent'), { id, limit: 10 })
  expect(lines.find(({ data }) => data.delivery_id === first?.id)?.data).toMatchObject({ status: 'failed', error: 'nobody there' })
})

test('the rules name who of us is told: active colleagues of a role, and groups of every city or of this one', async () => {
  const agent = await staff('agent')
  const [gone, locked] = [await staff('agent'), await staff('agent')]
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [gone.userId])
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [locked.userId])
  await rule('received', { role: 'agent' })
  await rule('received', { group: await group('Everywhere', '+6281100000001') })
  await rule('received', { group: await group('Bogor', 'bogor@team.example', 'bogor') })
  await rule('received', { group: await group('Medan', 'medan@team.example', 'Medan') })
  await rule('received', { group: await group('Asleep', 'asleep@team.example', null, false) })
  await rule('approved', { group: await group('Approvers', 'approvers@team.example') })
  // The same number in two groups is told once.
  await rule('received', { group: await group('Again', '+6281100000001') })

  const id = await registration({ city: 'Bogor', name: 'Canary Name', phone: '+6281299990002' })
  await inStaff(agent, (tx) => tell(tx, 'received', id))
  const notices = (await sent(id)).filter(({ template }) => template === 'staff-notice')
  const emailOf = async ({ userId }: StaffActor) => (await sql<{ email: string }>('owner', 'SELECT email FROM users WHERE id = $1', [userId]))[0]?.email
  const told = notices.map(({ to }) => to as string)
  expect(told).toEqual(expect.arrayContaining([await emailOf(agent), '+6281100000001', 'bogor@team.example']))
  for (const other of [await emailOf(gone), await emailOf(locked), 'medan@team.example', 'asleep@team.example', 'approvers@team.example']) expect(told).not.toContain(other)
  expect(told.filter((to) => to === '+6281100000001')).toHaveLength(1)
  for (const { text } of notices) {
    expect(text).toContain(`${env.APP_URL}/admin/registrations/${id}`)
    expect(text).toContain('New application')
    // Groups are read by many: no name, no number to call.
    expect(text).not.toMatch(/Canary Name|\+6281299990002/u)
  }
})
