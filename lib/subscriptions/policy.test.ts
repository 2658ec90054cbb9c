import { expect, test } from 'vitest'
import { limitReached } from '@/lib/core/errors'
import { judgeChoice, limitMet, makesRoom, mayChange, nextPeriodEnd, periodEnd } from './policy'

const monthly = { interval: 'month', durationDays: null } as const

test.each([
  ['2026-01-15T08:30:00Z', '2026-02-15T08:30:00Z'],
  ['2026-01-31T08:30:00Z', '2026-02-28T08:30:00Z'],
  ['2028-01-31T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['2026-12-31T23:59:59Z', '2027-01-31T23:59:59Z'],
])('CRED-8: a month from %s ends %s', (start, end) => {
  expect(periodEnd(new Date(start), monthly)).toEqual(new Date(end))
})

test('CRED-8: a year from a leap day ends on the last of February', () => {
  expect(periodEnd(new Date('2028-02-29T12:00:00Z'), { interval: 'year', durationDays: null })).toEqual(new Date('2029-02-28T12:00:00Z'))
})

test.each([
  ['month', '2027-01-31T08:30:00Z', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ['month', '2027-12-30T23:59:59Z', ['2028-01-30', '2028-02-29', '2028-03-30']],
  ['month', '2027-11-29T00:00:00Z', ['2027-12-29', '2028-01-29', '2028-02-29', '2028-03-29']],
  ['year', '2028-02-29T12:00:00Z', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  // The zones with summer time change in between; periods are reckoned in UTC and keep their hour.
  ['month', '2027-02-28T01:30:00Z', ['2027-03-28', '2027-04-28']],
] as const)('CRED-8: periods of a %s from %s end on the day they began, as far as the month has it', (interval, began, ends) => {
  const anchor = new Date(began)
  let from = anchor
  for (const day of ends) {
    from = nextPeriodEnd(anchor, from, interval)
    expect(from.toISOString()).toBe(anchor.toISOString().replace(/^.{10}/, day))
  }
})

test('a fixed length counts days, whatever the interval; no interval has no end', () => {
  const start = new Date('2026-03-01T00:00:00Z')
  expect(periodEnd(start, { interval: 'none', durationDays: 30 })).toEqual(new Date('2026-03-31T00:00:00Z'))
  expect(periodEnd(start, { interval: 'none', durationDays: null })).toBeNull()
})

test('T3-05: a limit that is met is told apart from every other refusal', () => {
  expect(limitMet(limitReached('sites', 5, 5))).toEqual({ what: 'sites', limit: 5, used: 5 })
  expect(limitMet(limitReached('people', 3, 3))).toEqual({ what: 'seats', limit: 3, used: 3 })
  expect(limitMet(limitReached('quotes', 1, 1))).toBeNull()
  expect(limitMet({ code: 'CONFLICT', details: { what: 'sites', limit: 5, used: 5 } })).toBeNull()
  expect(limitMet({ code: 'LIMIT_REACHED' })).toBeNull()
  expect(limitMet(undefined)).toBeNull()
})

const current = { slug: 'growth', price: { amountMinor: 20_000, currency: 'USD', interval: 'month' as const } }
const limits = { sites: 5, seats: 3, sectorsPerSite: 5, openQuotes: null }
const larger = { slug: 'scale', price: { ...current.price, amountMinor: 50_000 }, limits, onboarding: 'instant' as const }
const inUse = { sites: 5, seats: 3, sectors: 5 }

test('T3-18: a plan can be chosen when it is dearer and holds what is in use; else the first thing in its way is named', () => {
  expect(judgeChoice(current, inUse, larger)).toEqual({ kind: 'open' })
  expect(judgeChoice(current, inUse, { ...larger, limits: { ...limits, sites: null } })).toEqual({ kind: 'open' })
  expect(judgeChoice(current, inUse, { ...larger, slug: 'growth' })).toEqual({ kind: 'current' })
  expect(judgeChoice(current, inUse, { ...larger, onboarding: 'installed' })).toEqual({ kind: 'installation' })
  expect(judgeChoice(current, inUse, { ...larger, price: { ...larger.price, currency: 'UGX' } })).toEqual({ kind: 'currency' })
  expect(judgeChoice(current, { ...inUse, sites: 6 }, larger)).toEqual({ kind: 'usage', over: [{ what: 'sites', limit: 5, used: 6 }] })
  expect(judgeChoice(current, { ...inUse, sectors: 6 }, { ...larger, price: current.price })).toEqual({ kind: 'usage', over: [{ what: 'sectors', limit: 5, used: 6 }] })
  expect(judgeChoice(current, inUse, { ...larger, price: current.price })).toEqual({ kind: 'cheaper' })
})

test('prices of months and years are compared by the year', () => {
  const yearly = (amountMinor: number) => ({ ...larger, price: { amountMinor, currency: 'USD', interval: 'year' as const } })
  expect(judgeChoice(current, inUse, yearly(239_999))).toEqual({ kind: 'cheaper' })
  expect(judgeChoice(current, inUse, yearly(240_001))).toEqual({ kind: 'open' })
  expect(judgeChoice({ slug: 'free', price: { amountMinor: 0, currency: 'USD', interval: 'none' } }, inUse, yearly(1))).toEqual({ kind: 'open' })
})

test('room for more is a limit above what is in use, or none', () => {
  expect(makesRoom(limits, 'sites', inUse)).toBe(false)
  expect(makesRoom({ ...limits, sectorsPerSite: 6 }, 'sectors', inUse)).toBe(true)
  expect(makesRoom({ ...limits, seats: null }, 'seats', inUse)).toBe(true)
})

test('whoever owes the present plan, or is not active, does not change it', () => {
  expect(mayChange({ accountStatus: 'active', subscriptionStatus: 'active' })).toBe(true)
  expect(mayChange({ accountStatus: 'active', subscriptionStatus: 'past_due' })).toBe(false)
  for (const accountStatus of ['pending_payment', 'pending_installation', 'suspended', 'closed'] as const) expect(mayChange({ accountStatus, subscriptionStatus: 'active' })).toBe(false)
})
