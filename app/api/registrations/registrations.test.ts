import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { provePhone, wanted } from '@/lib/testing/applicants'
import { everything, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { call } from '@/lib/testing/requests'
import { POST } from './route'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const send = (body: object, headers: Record<string, string> = {}, ip = newId()) => call(POST, '/api/registrations', { method: 'POST', body, headers: { 'x-client-ip': ip, ...headers } })
/** A body that will be taken. */
async function body(more: object = {}): Promise<ReturnType<typeof wanted> & { phone_token: string }> {
  const asked = wanted()
  return { ...asked, phone_token: await provePhone(asked.phone), ...more }
}

test('an application is answered with its number, its status and its own link', async () => {
  const asked = await body({ preferred_slot: 'afternoon', utm: { source: 'newsletter', medium: 'email', campaign: 'autumn' }, notes: 'Two floors' })
  const answer = await send(asked)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({
    registration_number: expect.stringMatching(/^REG-\d{4}-\d{6,}$/) as string,
    status: 'pending_verification',
    tracking_url: expect.stringMatching(/^http:\/\/[^/]+\/track\/REG-\d{4}-\d+\?token=[\w-]{43}$/) as string,
  })
  expect(await sql('owner', 'SELECT utm_source, utm_medium, utm_campaign, preferred_slot, notes FROM registrations WHERE email = $1', [asked.email])).toEqual([
    { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'autumn', preferred_slot: 'afternoon', notes: 'Two floors' },
  ])
})

test('PIPE-14: the history says that an application came by the API', async () => {
  const asked = await body()
  await send(asked)
  expect(await sql('owner', 'SELECT e.origin, e.actor_type FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.email = $1', [asked.email])).toEqual([{ origin: 'api', actor_type: 'applicant' }])
})

test('an Idempotency-Key makes it safe to send twice; with another body it is refused', async () => {
  const asked = await body()
  const key = { 'idempotency-key': newId() }
  const [first, second] = [await send(asked, key), await send(asked, key)]
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(await second.json()).toEqual(await first.json())
  expect((await send({ ...asked, city: 'Jakarta' }, key)).status).toBe(409)
})

test('a second open application of an address is a conflict at its field, with the place that helps on', async () => {
  const asked = await body()
  await send(asked)
  const answer = await send({ ...(await body()), email: asked.email.toUpperCase() })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ error: { code: 'CONFLICT', fields: { email: [expect.any(String)] }, details: { help: '/track' } } })
})

test('an address that has become a customer here is told so; with their account closed they may apply again', async () => {
  const { id } = await application({ status: 'approved', email: `customer@c-${newId()}.example` })
  const { result } = await fromRegistration(await staff('agent'), { id })
  const [row] = await sql<{ email: string }>('owner', 'SELECT email FROM registrations WHERE id = $1', [id])
  const again = async () => send({ ...(await body()), email: row?.email })
  expect(await (await again()).json()).toMatchObject({ error: { code: 'CONFLICT', fields: { email: [expect.stringContaining('customer')] } } })
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [result.account_id])
  expect((await again()).status).toBe(201)
})

test('T1-06: without a proof, or with one that is claimed in the body, it is refused', async () => {
  const before = await everything()
  for (const wrong of [{ phone_token: undefined }, { phone_token: 'x' }, { phone_token: undefined, phone_verified: true, whatsapp_verified: true }]) {
    const answer = await send({ ...wanted(), ...wrong })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { fields: { phone_token: [expect.any(String)] } } })
  }
  expect(await everything()).toEqual(before)
})

test('T1-15: what an applicant says about status, role or staff counts for nothing', async () => {
  const staff = () => sql('owner', 'SELECT count(*)::int FROM staff_members')
  const before = await staff()
  const asked = await body({ status: 'approved', role: 'admin', staff_role: 'admin', account_id: newId(), assignee_id: newId(), door: 'system', duplicate_allowed: true })
  expect((await send(asked)).status).toBe(201)
  expect(await sql('owner', 'SELECT status, door, account_id, duplicate_allowed FROM registrations WHERE email = $1', [asked.email])).toEqual([
    { status: 'pending_verification', door: 'staff', account_id: null, duplicate_allowed: false },
  ])
  expect(await staff()).toEqual(before)
})

test('T1-08: a photo comes along and belongs to the application; what is none is refused at its field, and nothing is kept', async () => {
  const asked = await body({ id_photo: PNG })
  expect((await send(asked)).status).toBe(201)
  expect(await sql('owner', `SELECT f.content_type FROM files f JOIN registrations r ON r.id = f.registration_id WHERE r.email = $1`, [asked.email])).toEqual([{ content_type: 'image/png' }])

  const other = await body()
  const before = await everything()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64')
  const html = Buffer.from('<!doctype html><script>alert(1)</script>').toString('base64')
  const large = Buffer.alloc(6 * 1024 * 1024, 1).toString('base64')
  for (const id_photo of [svg, html, large, 'not base64!', '', 7, { data: PNG }]) {
    const answer = await send({ ...other, id_photo })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION', fields: { id_photo: [expect.any(String)] } } })
  }
  expect(await everything()).toEqual(before)
})

test('one address applies only so often in an hour', async () => {
  const ip = newId()
  for (let n = 0; n < 10; n++) expect((await send({}, {}, ip)).status).toBe(400)
  const answer = await send(await body(), {}, ip)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})
