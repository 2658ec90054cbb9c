import { expect, test } from 'vitest'
import { countryErrors, dateErrors, lastDay, planErrors, tidyIdNumber } from './application-rules'
import { applicationOf, fieldsOfStep, firstOpenStep, inFormOrder, stepErrors, stepOfField, STEPS, TYPED_FIELDS, UTM_FIELDS, type FormStep } from './apply-wizard'

const whole = {
  full_name: ' Ayu  Lestari ',
  email: 'AYU@Lestari.example',
  country: 'ID',
  phone: '+6281234567890',
  address: 'Jalan Melati 12, RT 03',
  city: 'Bandung',
  postal_code: ' ',
  plan_slug: 'home-gold',
  preferred_date: '',
  preferred_slot: 'morning',
}
const forms = STEPS.filter((step): step is FormStep => step !== 'review')

test('every field is asked at one step; the campaign at none', () => {
  expect([...forms.flatMap(fieldsOfStep), ...UTM_FIELDS].toSorted()).toEqual([...TYPED_FIELDS].toSorted())
  expect(['plan_slug', 'phone', 'phone_token', 'id_photo', 'latitude', 'referral_code', 'nothing of ours'].map(stepOfField)).toEqual(['package', 'you', 'phone', 'you', 'address', 'visit', 'you'])
})

test('an empty step is wrong at exactly the fields that it needs, and says what is missing', () => {
  expect(inFormOrder(stepErrors('you', {}))).toEqual({ full_name: ['Enter your name'], email: ['Enter your e-mail address'], phone: ['Enter your phone number'] })
  expect(Object.keys(stepErrors('address', {}))).toEqual(['address', 'city'])
  expect(stepErrors('visit', {})).toEqual({})
})

test('what was typed is judged as what it is', () => {
  expect(stepErrors('you', { full_name: 'Al', email: 'x', phone: 'call me' })).toEqual({ full_name: [expect.stringContaining('3')], email: [expect.stringContaining('name@')], phone: [expect.stringContaining('phone number')] })
  expect(Object.keys(stepErrors('address', { ...whole, latitude: 'north', longitude: '190' }))).toEqual(['latitude', 'longitude'])
})

test('the whole application is what the contract takes: normalised, without empty answers', () => {
  expect(applicationOf({ ...whole, latitude: '-6.9', longitude: '107.6', utm_source: 'leaflet', utm_campaign: '' })).toEqual({
    full_name: 'Ayu Lestari',
    email: 'ayu@lestari.example',
    phone: '+6281234567890',
    address: 'Jalan Melati 12, RT 03',
    city: 'Bandung',
    plan_slug: 'home-gold',
    preferred_slot: 'morning',
    latitude: -6.9,
    longitude: 107.6,
    utm: { source: 'leaflet' },
  })
  expect(applicationOf({ ...whole, latitude: '-6.9' })).toBeUndefined()
  expect(applicationOf({ ...whole, city: '' })).toBeUndefined()
})

test('the next step is the first that was not sent, or has something wrong', () => {
  const none = { you: {}, phone: {}, address: {}, package: {}, visit: {} }
  expect(firstOpenStep(none, [])).toBe('you')
  expect(firstOpenStep(none, ['you', 'phone', 'address'])).toBe('package')
  expect(firstOpenStep(none, STEPS)).toBe('review')
  expect(firstOpenStep({ ...none, phone: { code: ['old'] } }, STEPS)).toBe('phone')
})

test('a country’s forms hold where we work there, and nowhere else', () => {
  expect(countryErrors({ id_number: '3273 0101 0190 0001', postal_code: '40115' }, { country: 'ID' })).toEqual({})
  expect(Object.keys(countryErrors({ id_number: '327301010190000', postal_code: '4011' }, { country: 'ID' }))).toEqual(['id_number', 'postal_code'])
  expect(countryErrors({ id_number: 'AB-123', postal_code: 'BS1 4QA' }, { country: 'GB' })).toEqual({})
  expect([tidyIdNumber('3273 0101-0190.0001', 'ID'), tidyIdNumber('AB-123', 'GB')]).toEqual(['3273010101900001', 'AB-123'])
})

test('a wished day is today or later, and within half a year', () => {
  const today = '2026-11-21'
  expect([today, lastDay(today), undefined].map((day) => dateErrors({ preferred_date: day }, { today }))).toEqual([{}, {}, {}])
  expect(Object.keys({ ...dateErrors({ preferred_date: '2026-11-20' }, { today }), ...dateErrors({ preferred_date: '2027-05-21' }, { today }) })).toEqual(['preferred_date'])
})

test('only what begins with a visit is applied for', () => {
  expect(planErrors({ onboarding: 'installed' })).toEqual({})
  expect([planErrors(null), planErrors({ onboarding: 'instant' })].map((errors) => Object.keys(errors))).toEqual([['plan_slug'], ['plan_slug']])
})
