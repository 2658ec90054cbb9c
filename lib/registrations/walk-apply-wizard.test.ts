import { beforeEach, expect, test, vi } from 'vitest'
import { codeFor } from '@/lib/auth/phone-codes'
import { MINUTE, moveClock, resetClock, SECOND } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { apply as words } from '@/lib/messages/en/apply'
import { applicant, wanted } from '@/lib/testing/applicants'
import { everything, sql } from '@/lib/testing/database'
import { testPhone } from '@/lib/testing/registrations'
import { finishApplication, sendApplyStep } from './apply-actions'
import { sealedApplication } from './apply-draft'
import { applyState, lastSentPath, shownErrors } from './apply-state'
import type { FormStep, StepName } from './apply-wizard'

// One browser: its cookies, as Next would keep them.
const jar = new Map<string, string>()
let headers = new Headers()
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
    }),
}))
beforeEach(() => {
  jar.clear()
  resetClock()
  headers = new Headers({ 'sec-fetch-site': 'same-origin', 'x-client-ip': newId() })
})

/** Where an action sends the browser. */
async function pathAfter(action: Promise<void>): Promise<string> {
  const error: unknown = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const digest = String((error as { digest?: string } | undefined)?.digest)
  expect(digest).toMatch(/^NEXT_REDIRECT/)
  return digest.split(';')[2] ?? ''
}
function form(fields: Record<string, string | File>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const send = (step: FormStep, fields: Record<string, string | File>) => pathAfter(sendApplyStep(step, form(fields)))
const finish = () => pathAfter(finishApplication())
const draft = async () => {
  const opened = await sealedApplication.open(jar.get('gatehouse.apply'))
  if (!opened) throw new Error('there is no draft')
  return opened
}
const state = async () => applyState(await draft())
const errorsAt = async (step: StepName) => shownErrors(step, await state())
const you = (more: Record<string, string | File> = {}) => ({ full_name: 'Ayu Lestari', email: wanted().email, country: 'ID', phone: testPhone().replace('+62', '0'), ...more })
const address = { address: 'Jalan Melati 12, RT 03 RW 05', city: 'Bandung', postal_code: '40115', address_notes: 'Blue gate\nby the mosque', latitude: '-6.91474', longitude: '107.60981' }

/** The code that waits for the draft's phone. */
async function code(): Promise<string> {
  const { phone } = await state()
  const { deliveryId } = await inSystem((tx) => tx.phoneProof.findFirstOrThrow({ where: { phone: phone ?? '', userId: null }, select: { deliveryId: true } }))
  return codeFor(deliveryId)
}
/** All steps up to the review. */
async function walk(more: Record<string, string | File> = {}): Promise<void> {
  expect(await send('you', you(more))).toBe('/apply/phone')
  expect(await send('phone', { code: await code() })).toBe('/apply/address')
  await send('address', address)
  await send('package', { plan_slug: 'home-gold' })
  expect(await send('visit', { preferred_date: '', preferred_slot: 'evening', notes: 'A dog' })).toBe('/apply/review')
}

test('you, phone, address, package, visit, review, and the application’s own page; the campaign came along', async () => {
  expect(await send('you', you({ plan_slug: 'home-silver', utm_source: 'leaflet', utm_campaign: 'spring\u0007', referral_code: 'BUDI' }))).toBe('/apply/phone')
  expect(await send('phone', { code: await code() })).toBe('/apply/address')
  expect(await send('address', address)).toBe('/apply/package')
  expect((await draft()).values.plan_slug).toBe('home-silver')
  expect(await send('package', { plan_slug: 'home-gold' })).toBe('/apply/visit')
  expect(await send('visit', { preferred_date: '', preferred_slot: 'evening', notes: 'A dog', referral_code: 'BUDI' })).toBe('/apply/review')
  const path = await finish()
  const [, number] = /^\/track\/(REG-\d{4}-\d+)\?token=[\w-]{43}$/.exec(path) ?? []
  expect(await sql('owner', 'SELECT utm_source, utm_medium, utm_campaign, referral_code, address_notes, latitude, notes, country FROM registrations WHERE number = $1', [number])).toEqual([
    { utm_source: 'leaflet', utm_medium: null, utm_campaign: 'spring', referral_code: 'BUDI', address_notes: 'Blue gate\nby the mosque', latitude: -6.91474, notes: 'A dog', country: 'ID' },
  ])
  // Who presses again is led to it, who comes back is shown the way, and the next application begins empty.
  expect(await finish()).toBe(path)
  expect(await lastSentPath()).toBe(path)
  await send('you', { full_name: 'Somebody Else' })
  expect((await draft()).values).toEqual({ full_name: 'Somebody Else' })
  expect(await lastSentPath()).toBeUndefined()
})

test('sent twice, at once or after the answer was lost, a draft is one application', async () => {
  await walk()
  const kept = jar.get('gatehouse.apply') ?? ''
  const { email } = (await draft()).values
  const paths = await Promise.all([finish(), finish()])
  jar.set('gatehouse.apply', kept)
  paths.push(await finish())
  jar.set('gatehouse.apply', kept)
  expect((await state()).sentPath).toBe(paths[0])
  expect(new Set(paths).size).toBe(1)
  expect(await sql('owner', 'SELECT count(*)::int FROM registrations WHERE email = $1', [email])).toEqual([{ count: 1 }])
})

test('a wrong step comes back with what was typed and what is wrong, in the order of the form; no code is sent for it', async () => {
  const before = await sql('owner', `SELECT count(*)::int FROM deliveries WHERE template = 'phone-code'`)
  const typed = { full_name: ' A ', email: 'no address', country: 'ID', phone: '12', id_number: '123' }
  expect(await send('you', typed)).toBe('/apply')
  expect((await draft()).values).toEqual(typed)
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['full_name', 'email', 'phone', 'id_number'])
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE template = 'phone-code'`)).toEqual(before)
  await send('address', { address: 'short', city: '', postal_code: 'AB', address_notes: 'kept' })
  expect(Object.keys((await errorsAt('address')).errors)).toEqual(['address', 'city', 'postal_code'])
  // At the head of the form these stand without their labels, so each names what it is about.
  expect((await errorsAt('you')).errors.full_name).toEqual([words.you.nameShort])
  expect((await errorsAt('address')).errors.address).toEqual([words.address.addressShort])
  await send('visit', { preferred_date: '2020-01-01', preferred_slot: 'night' })
  expect(Object.keys((await errorsAt('visit')).errors)).toEqual(['preferred_date', 'preferred_slot'])
})

test('T1-06: a wrong code, another number or a proof that has grown old lead back to the phone, and nothing is lost', async () => {
  await send('you', you())
  expect(await send('phone', { code: '000000' })).toBe('/apply/phone')
  expect((await errorsAt('phone')).errors.code).toEqual([expect.stringContaining('tries are left')])
  expect(JSON.stringify(await draft())).not.toContain('000000')
  expect(await send('phone', { code: await code() })).toBe('/apply/address')
  // Another number is another proof.
  expect(await send('you', { phone: testPhone() })).toBe('/apply/phone')
  await send('phone', { code: await code() })
  await send('address', address)
  await send('package', { plan_slug: 'home-gold' })
  await send('visit', {})
  moveClock(31 * MINUTE)
  expect(await finish()).toBe('/apply/phone')
  expect((await draft()).values.city).toBe('Bandung')
})

test('back keeps what stands in the fields and judges nothing; no step can be jumped over, and nothing is made of half a draft', async () => {
  const before = await everything()
  expect(await finish()).toBe('/apply')
  expect(await send('address', { city: 'Bandung', go: 'back' })).toBe('/apply/phone')
  expect((await draft()).values.city).toBe('Bandung')
  expect(await errorsAt('address')).toEqual({ errors: {} })
  expect(await finish()).toBe('/apply')
  expect(await everything()).toEqual(before)
})

test('an address with an open application is told so once the phone is proved, with a way on: its link, to the address itself', async () => {
  const { id, asked } = await applicant()
  await send('you', you({ email: asked.email }))
  expect(await errorsAt('you')).toEqual({ errors: {} })
  expect(await send('phone', { code: await code() })).toBe('/apply')
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['email'])
  expect((await state()).isOpen).toBe(true)
  expect(await send('you', { email: asked.email, go: 'link' })).toBe('/track?sent=yes')
  expect(await sql('owner', `SELECT count(*)::int FROM deliveries WHERE registration_id = $1 AND channel = 'email'`, [id])).toEqual([{ count: 2 }])
})

test('T1-08: what is no photo is refused at its field; a photo is kept through the steps and belongs to the application in the end', async () => {
  expect(await send('you', you({ id_photo: new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'card.png', { type: 'image/png' }) }))).toBe('/apply')
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['id_photo'])
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
  await walk({ id_photo: new File([png], 'my card.png', { type: 'image/png' }) })
  expect((await draft()).photo?.name).toBe('my card.png')
  const [, number] = /(REG-\d{4}-\d+)/.exec(await finish()) ?? []
  expect(await sql('owner', `SELECT f.purpose, f.content_type, f.uploaded_by_type FROM files f JOIN registrations r ON r.id = f.registration_id WHERE r.number = $1`, [number])).toEqual([
    { purpose: 'id_photo', content_type: 'image/png', uploaded_by_type: 'applicant' },
  ])
})

test('another code only after a minute, and after too many it says so and keeps what was typed', async () => {
  await send('you', you())
  const codes = () => sql('owner', `SELECT 1 FROM deliveries WHERE template = 'phone-code' AND "to" = $1`, [phone])
  const { phone } = await state()
  expect(await send('phone', { go: 'again' })).toBe('/apply/phone?sent=yes')
  expect(await send('you', {})).toBe('/apply/phone')
  expect(await codes()).toHaveLength(1)
  for (let n = 0; n < 5; n++) {
    moveClock(61 * SECOND)
    await send('phone', { go: 'again' })
  }
  expect(await codes()).toHaveLength(5)
  const shown = await errorsAt('phone')
  expect(shown.form).toContain('Too many tries')
  expect(shown.errors).toEqual({})
  expect((await draft()).values.full_name).toBe('Ayu Lestari')
})
