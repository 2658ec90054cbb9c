import { expect, test } from 'vitest'
import { HOUR, MINUTE, moveClock, now, resetClock } from '@/lib/core/clock'
import { hashRequest } from '@/lib/core/once'
import { applicant, provePhone, stranger, wanted } from '@/lib/testing/applicants'
import { everything, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { changeOrganisation } from '@/lib/organisation/change-organisation'
import { testPhone } from '@/lib/testing/registrations'
import { apply } from './apply'

const origin = 'screen' as const
const refusal = (asked: ReturnType<typeof wanted>, phoneToken: string) => apply(stranger(), asked, { phoneToken, origin }).then(() => undefined, (error: unknown) => error)

test('an application waits for a look, due by the working calendar, with its first event and its messages', async () => {
  const { id, number, asked } = await applicant({ utm: { source: 'leaflet', medium: 'print', campaign: 'spring' }, referral_code: 'BUDI', preferred_date: '2026-12-24', latitude: -6.9, longitude: 107.6 })
  expect(number).toMatch(/^REG-\d{4}-\d{6,}$/)
  const [row] = await sql('owner', 'SELECT status, door, furthest, utm_source, utm_campaign, referral_code, preferred_date::text, preferred_slot, country, latitude, phone_verified_at IS NOT NULL AS proved, due_at > due_soon_at AS due FROM registrations WHERE id = $1', [id])
  expect(row).toEqual({ status: 'pending_verification', door: 'staff', furthest: 'pending_verification', utm_source: 'leaflet', utm_campaign: 'spring', referral_code: 'BUDI', preferred_date: '2026-12-24', preferred_slot: 'morning', country: 'ID', latitude: -6.9, proved: true, due: true })
  expect(await sql('owner', 'SELECT position, to_status, actor_type, actor_id FROM registration_events WHERE registration_id = $1', [id])).toEqual([{ position: 1, to_status: 'pending_verification', actor_type: 'applicant', actor_id: null }])
  expect(await sql('owner', `SELECT channel, "to", status FROM deliveries WHERE registration_id = $1 AND template = 'application-received' ORDER BY channel`, [id])).toEqual([
    { channel: 'email', to: asked.email, status: 'queued' },
    { channel: 'whatsapp', to: asked.phone, status: 'queued' },
  ])
})

test('who looks after it is who the rules name, known before anybody is told', async () => {
  const agent = await staff('agent')
  await sql('owner', 'INSERT INTO assignment_rules (position, city, assignee_id) VALUES (1, $1, $2)', ['Cimahi', agent.userId])
  const { id } = await applicant({ city: 'cimahi' })
  expect(await sql('owner', 'SELECT assignee_id FROM registrations WHERE id = $1', [id])).toEqual([{ assignee_id: agent.userId }])
})

test('T1-05: 50 applications at once have 50 numbers', async () => {
  const asked = await Promise.all(Array.from({ length: 50 }, async () => {
    const one = wanted()
    return { one, phoneToken: await provePhone(one.phone) }
  }))
  const made = await Promise.all(asked.map(({ one, phoneToken }) => apply(stranger(), one, { phoneToken, origin })))
  expect(new Set(made.map(({ result }) => result.registration_number)).size).toBe(50)
})

test('T1-06: without a fresh proof of this very phone there is no application', async () => {
  const asked = wanted()
  const other = await provePhone(testPhone())
  const own = await provePhone(asked.phone)
  const before = await everything()
  for (const wrong of ['made-up', other]) expect(await refusal(asked, wrong)).toMatchObject({ code: 'VALIDATION', fields: { phone_token: [expect.any(String)] } })
  moveClock(31 * MINUTE)
  expect(await refusal(asked, own)).toMatchObject({ code: 'VALIDATION', fields: { phone_token: [expect.any(String)] } })
  resetClock()
  expect(await everything()).toEqual(before)
  await apply(stranger(), asked, { phoneToken: own, origin })
  expect(await refusal(wanted({ phone: asked.phone }), own)).toMatchObject({ code: 'VALIDATION', fields: { phone_token: [expect.any(String)] } })
})

test('one open application for each address: of 10 at once one is taken, the others hear it at the field, and a phone may repeat', async () => {
  const { email } = wanted()
  const tries = await Promise.all(Array.from({ length: 10 }, async () => {
    const asked = wanted({ email })
    return { asked, phoneToken: await provePhone(asked.phone) }
  }))
  const outcomes = await Promise.allSettled(tries.map(({ asked, phoneToken }) => apply(stranger(), asked, { phoneToken, origin })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT', fields: { email: [expect.any(String)] }, details: { help: '/track' } })
  expect(await sql('owner', 'SELECT count(*)::int FROM registrations WHERE email = $1', [email])).toEqual([{ count: 1 }])

  // A refused one has lost nothing: the proof of its phone still counts, with another address.
  const refused = outcomes.findIndex(({ status }) => status === 'rejected')
  const again = tries[refused]
  if (!again) throw new Error('nobody was refused')
  const { asked, phoneToken } = again
  await expect(apply(stranger(), { ...asked, email: wanted().email }, { phoneToken, origin })).resolves.toMatchObject({ replayed: false })
  await expect(applicant({ phone: asked.phone })).resolves.toMatchObject({ number: expect.any(String) as string })
})

test('a repeated command is one application, and its answer the same', async () => {
  const asked = wanted()
  const phoneToken = await provePhone(asked.phone)
  const caller = { ...stranger(), command: { scope: 'apply', key: asked.email, requestHash: hashRequest(asked) } }
  const answers = await Promise.all(Array.from({ length: 5 }, () => apply(caller, asked, { phoneToken, origin })))
  expect(new Set(answers.map(({ result }) => result.tracking_url)).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  // What the house keeps of the answer opens nothing.
  expect(JSON.stringify(await sql('owner', `SELECT response FROM command_keys WHERE scope = 'apply' AND key = $1`, [asked.email]))).not.toContain('token')
})

test('T1-09: an application is taken in whatever becomes of its messages: they only wait in line', async () => {
  const { id } = await applicant()
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE registration_id = $1 AND status = 'queued' AND template = 'application-received'`, [id])).toEqual([{ count: 2 }])
})

test('the longest name and place in any script fit into every message', async () => {
  const { id } = await applicant({ full_name: '𠮷'.repeat(120), city: '𠮷'.repeat(80) })
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE registration_id = $1 AND template = 'application-received'`, [id])).toEqual([{ count: 2 }])
})

test('who applies reads messages, and the code before, in the organisation’s language', async () => {
  const supervisor = await staff('supervisor')
  const place = { time_zone: 'Asia/Jakarta', country: 'ID' } as const
  await changeOrganisation(supervisor, { ...place, locale: 'id' })
  const { id, asked } = await applicant()
  await changeOrganisation(supervisor, { ...place, locale: 'en' })
  expect(await sql('owner', `SELECT DISTINCT locale FROM deliveries WHERE registration_id = $1 AND template = 'application-received' OR "to" = $2`, [id, asked.phone])).toEqual([{ locale: 'id' }])
})

test('what does not fit is said at its field: plan, country’s forms, day, phone', async () => {
  const token = 'never looked at'
  const tomorrow = new Date(now().getTime() + 24 * HOUR).toISOString().slice(0, 10)
  const cases: [Partial<ReturnType<typeof wanted>>, string[]][] = [
    [{ plan_slug: 'growth' }, ['plan_slug']],
    [{ plan_slug: 'no-such-plan' }, ['plan_slug']],
    [{ id_number: '123', postal_code: 'AB12' }, ['id_number', 'postal_code']],
    [{ preferred_date: '2020-01-01' }, ['preferred_date']],
    [{ preferred_date: '2099-01-01' }, ['preferred_date']],
    [{ phone: '+62 1' }, ['phone']],
  ]
  for (const [wrong, fields] of cases) {
    const error = await refusal(wanted({ preferred_date: tomorrow, ...wrong }), token)
    expect(Object.keys((error as { fields: object }).fields), JSON.stringify(wrong)).toEqual(fields)
  }
})
