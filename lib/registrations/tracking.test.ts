import { expect, test } from 'vitest'
import { GET } from '@/app/api/registrations/[number]/route'
import { newId } from '@/lib/core/ids'
import { valuesOf } from '@/lib/deliveries/word-values'
import { track } from '@/lib/messages/en/track'
import { applicant, stranger } from '@/lib/testing/applicants'
import { everything, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { call } from '@/lib/testing/requests'
import { cancelOwn } from './cancel-own'
import { confirmOwn } from './confirm-own'
import { mergeRegistrations } from './merge-registrations'
import { moveRegistration } from './move-registration'
import { sendTrackingLink } from './send-tracking-link'
import { findTracked } from './tracking'

const ask = (number: string, token?: string) => call(GET, `/api/registrations/${number}${token === undefined ? '' : `?token=${token}`}`, { params: { number }, headers: { 'x-client-ip': newId() } })

test('the link opens the application: steps, what comes next, masked, and nothing else', async () => {
  const { number, token, asked } = await applicant({ full_name: 'Ayu Lestari', city: 'Bandung' })
  const answer = await ask(number, token)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const body: unknown = await answer.json()
  expect(body).toEqual({
    registration_number: number,
    status: 'pending_verification',
    steps: [
      { status: 'pending_verification', at: expect.any(String) as string },
      ...['verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created'].map((status) => ({ status })),
    ],
    plan: 'Home Gold',
    city: 'Bandung',
    name: 'A•• L••••••',
    phone: `+62 •••• ${asked.phone.slice(-3)}`,
    next_step: expect.any(String) as string,
  })
  for (const secret of [asked.full_name, asked.email, asked.phone, asked.address]) expect(JSON.stringify(body)).not.toContain(secret)
})

test('T1-13: a number, an address or another link tells nothing: the same answer for known and unknown', async () => {
  const [one, other] = [await applicant(), await applicant()]
  const known = await ask(one.number, other.token)
  const wrong = await known.json()
  expect(known.status).toBe(404)
  const answers = [ask(one.number), ask(one.number, 'x'.repeat(43)), ask('REG-2026-999999', one.token), ask(one.asked.email, one.token), ask(one.number, `${one.token}&token=${one.token}`)]
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(404)
    expect({ ...(await answer.json()), error: { ...wrong.error } }).toEqual(wrong)
  }
})

test('T1-13: an address is told nothing but its own link, on the address itself; asking for an unknown one looks the same', async () => {
  const { id, asked } = await applicant()
  const sent = () => sql<{ channel: string; to: string }>('owner', `SELECT channel, "to" FROM deliveries WHERE registration_id = $1 ORDER BY created_at, id`, [id])
  const before = await sent()
  await expect(sendTrackingLink(stranger(), { email: asked.email.toUpperCase() })).resolves.toBeUndefined()
  expect((await sent()).slice(before.length)).toEqual([{ channel: 'email', to: asked.email }])
  const all = await everything()
  await expect(sendTrackingLink(stranger(), { email: `nobody@n-${newId()}.example` })).resolves.toBeUndefined()
  expect(await everything()).toEqual(all)
  for (let n = 0; n < 4; n++) await sendTrackingLink(stranger(), { email: asked.email })
  await expect(sendTrackingLink(stranger(), { email: asked.email })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('T1-13: an application that was merged away gives its link to nobody, also where its address is in no other', async () => {
  const [kept, away] = [await applicant(), await applicant()]
  await mergeRegistrations(await staff('agent'), { id: kept.id, other_id: away.id, origin: 'screen' })
  const before = await everything()
  await sendTrackingLink(stranger(), { email: away.asked.email })
  expect(await everything()).toEqual(before)
  // The reason names the other application, which this link does not open.
  expect(await findTracked(stranger(), away)).toMatchObject({ status: 'cancelled', isMerged: true, reason: null })
})

test('T1-13: looking is limited for one address', async () => {
  const { number, token } = await applicant()
  const caller = stranger()
  for (let n = 0; n < 120; n++) await findTracked(caller, { number, token: n % 2 ? token : 'guess' }).catch(() => undefined)
  await expect(findTracked(caller, { number, token })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('its applicant cancels with a reason, once, and only what the link opens; the history says who', async () => {
  const [one, other] = [await applicant(), await applicant()]
  const form = { number: one.number, token: one.token, expected_status: 'pending_verification' as const, reason: 'We moved' }
  await expect(cancelOwn(stranger(), { ...form, number: other.number })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(cancelOwn(stranger(), { ...form, reason: '  ' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason: [expect.any(String)] } })
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => cancelOwn(stranger(), form)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STATUS_CHANGED', details: { live_status: 'cancelled' } } })
  expect(await sql('owner', 'SELECT to_status, actor_type, reason FROM registration_events WHERE registration_id = $1 AND position > 1', [one.id])).toEqual([{ to_status: 'cancelled', actor_type: 'applicant', reason: 'We moved' }])
  expect(await findTracked(stranger(), one)).toMatchObject({ status: 'cancelled', canCancel: false, reason: 'We moved', steps: [{ status: 'pending_verification' }, { status: 'cancelled' }] })
  // The address is free again.
  await expect(applicant({ email: one.asked.email })).resolves.toMatchObject({ number: expect.any(String) as string })
})

test('the link in the e-mail proves the address when its button is pressed, once; the link from anywhere else proves nothing', async () => {
  const { id, number, token } = await applicant()
  const sent = await sql<{ id: string; channel: 'email' | 'whatsapp'; payload: object }>('owner', 'SELECT id, channel, payload FROM deliveries WHERE registration_id = $1 ORDER BY channel', [id])
  const [inMail = '', onPhone = ''] = sent.map((message) => valuesOf('application-received', { ...message, locale: 'en' }, message.payload).tracking_link)
  const proof = new URL(inMail).searchParams.get('proof') ?? ''
  expect(new URL(onPhone).searchParams.get('proof')).toBeNull()
  expect(await findTracked(stranger(), { number, token, proof })).toMatchObject({ canConfirm: true, nextStep: track.nextSteps.pending_verification })
  expect(await findTracked(stranger(), { number, token })).toMatchObject({ canConfirm: false, nextStep: track.nextByEmail })
  expect((await findTracked(stranger(), { number, token, proof: token })).canConfirm).toBe(false)
  const other = await applicant()
  for (const wrong of [{ number, token, proof: token }, { number: other.number, token: other.token, proof }]) await expect(confirmOwn(stranger(), wrong)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => confirmOwn(stranger(), { number, token, proof })))
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'STATUS_CHANGED' })
  // Another tab of the same person, later.
  await confirmOwn(stranger(), { number, token, proof })
  expect(await sql('owner', 'SELECT to_status, actor_type FROM registration_events WHERE registration_id = $1 AND position > 1', [id])).toEqual([{ to_status: 'verified', actor_type: 'applicant' }])
  expect(await findTracked(stranger(), { number, token, proof })).toMatchObject({ status: 'verified', canConfirm: false })
  await cancelOwn(stranger(), { number, token, expected_status: 'verified', reason: 'We moved' })
  await expect(confirmOwn(stranger(), { number, token, proof })).rejects.toMatchObject({ code: 'STATUS_CHANGED' })
})

test('an application that moved on meanwhile is not cancelled unseen', async () => {
  const { id, number, token } = await applicant()
  await moveRegistration(await staff('agent'), { id, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
  await expect(cancelOwn(stranger(), { number, token, expected_status: 'pending_verification', reason: 'Too late?' })).rejects.toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: 'verified' } })
  expect(await findTracked(stranger(), { number, token })).toMatchObject({ status: 'verified', canCancel: true })
})
