import { expect, test } from 'vitest'
import { billingErrors, fieldsOfStep, firstOpenStep, inFormOrder, signupOf, stepOfField, stepsFor, TYPED_FIELDS, youErrors } from './wizard'

const you = { company_name: ' Acme  Ltd ', admin_name: 'Ada Owner', email: 'ADA@Acme.example', phone: ' ', country: '' }
const billing = { payment_method: 'bank_transfer', 'billing.address_line1': '1 Market Street', 'billing.city': 'Kampala', 'billing.country': 'UG', 'billing.state': '' }

test('every field is asked at one step, and the review asks for none', () => {
  expect([...fieldsOfStep('plan'), ...fieldsOfStep('you'), ...fieldsOfStep('billing'), ...fieldsOfStep('review')].toSorted()).toEqual([...TYPED_FIELDS].toSorted())
  expect(['plan_slug', 'password', 'email', 'billing', 'billing.city', 'payment_method'].map(stepOfField)).toEqual(['plan', 'you', 'you', 'billing', 'billing', 'billing'])
})

test('who pays nothing is not asked for billing', () => {
  expect(stepsFor(false)).toEqual(['plan', 'you', 'review'])
  expect(stepsFor(true)).toEqual(['plan', 'you', 'billing', 'review'])
})

test('an empty step is wrong at exactly the fields that it needs', () => {
  expect(Object.keys(inFormOrder(youErrors({ values: {}, hasPassword: false })))).toEqual(['company_name', 'admin_name', 'email', 'password'])
  expect(Object.keys(inFormOrder(billingErrors({})))).toEqual(['billing.address_line1', 'billing.city', 'billing.country', 'payment_method'])
  expect(youErrors({ values: you, hasPassword: true })).toEqual({})
  expect(billingErrors(billing)).toEqual({})
})

test('a kept password is not asked for again, but what was wrong with a newer one is said', () => {
  expect(youErrors({ values: you, hasPassword: true, passwordProblem: 'Too common' })).toEqual({ password: ['Too common'] })
})

test('the bill goes to the company’s country unless another is chosen', () => {
  const { 'billing.country': _, ...elsewhere } = billing
  expect(billingErrors({ ...elsewhere, country: 'KE' })).toEqual({})
  expect(signupOf({ ...you, ...elsewhere, country: 'KE', plan_slug: 'growth' }, true)?.billing?.country).toBe('KE')
})

test('the whole signup is what the contract takes: normalised, without empty answers, without billing where nothing is paid', () => {
  const whole = { company_name: 'Acme Ltd', admin_name: 'Ada Owner', email: 'ada@acme.example' }
  expect(signupOf({ ...you, ...billing, plan_slug: 'free' }, false)).toEqual({ ...whole, plan_slug: 'free' })
  expect(signupOf({ ...you, ...billing, plan_slug: 'growth' }, true)).toEqual({
    ...whole,
    plan_slug: 'growth',
    payment_method: 'bank_transfer',
    billing: { address_line1: '1 Market Street', city: 'Kampala', country: 'UG' },
  })
  expect(signupOf({ ...you, email: 'x' }, false)).toBeUndefined()
})

test('the next step is the first that was not sent, or has something wrong', () => {
  const none = { plan: {}, you: {}, billing: {} }
  expect(firstOpenStep(none, true, [])).toBe('plan')
  expect(firstOpenStep(none, true, ['plan', 'you'])).toBe('billing')
  expect(firstOpenStep(none, false, ['plan', 'you'])).toBe('review')
  expect(firstOpenStep({ ...none, you: { email: ['taken'] } }, true, ['plan', 'you', 'billing'])).toBe('you')
})
