import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerErrors, answersOf, fallenSectors, firstOpenStep, isBefore, isSent, readDraftData, sectorsOf, siteOf, stepPath, type DraftData, type FormStep } from './draft-steps'

const name = { name: ' Shop  One ', domain: 'https://Www.Bücher.example/shop', sent: true }
const industry = { industry: 'retail', sent: true }
const sectors = { industry: 'retail', sectors: ['shoes', 'hats'], sent: true }
const whole: DraftData = { name, industry, sectors }
const open = (data: DraftData) => firstOpenStep(data, answerErrors(data))
const send = (before: DraftData, step: FormStep, fields: Record<string, string | string[]>): DraftData => ({ ...before, ...answersOf({ step, fields }, before) })

test('each step has an address of its own, and coming back to the first says so', () => {
  expect((['name', 'industry', 'sectors', 'review'] as const).map((step) => stepPath('acme', step))).toEqual(['/acme/sites/new', '/acme/sites/new/industry', '/acme/sites/new/sectors', '/acme/sites/new/review'])
  expect([stepPath('acme', 'name', { edit: true }), stepPath('acme', 'sectors', { edit: true })]).toEqual(['/acme/sites/new?edit=yes', '/acme/sites/new/sectors'])
})

test('the next step is the first that was not sent or has something wrong', () => {
  expect(open({})).toBe('name')
  expect(open({ name: { ...name, domain: 'nowhere' } })).toBe('name')
  expect(open({ name })).toBe('industry')
  expect(open({ name, industry: { industry: '', sent: true } })).toBe('industry')
  expect(open({ name, industry })).toBe('sectors')
  expect(open(whole)).toBe('review')
  expect(open({ ...whole, name: { ...name, sent: false } })).toBe('name')
  expect(firstOpenStep(whole, { ...answerErrors(whole), name: { domain: ['taken'] } })).toBe('name')
  expect(isBefore('name', 'review') && !isBefore('review', 'review') && !isBefore('sectors', 'industry')).toBe(true)
})

test('an empty step names what is missing, at the field', () => {
  expect(answerErrors({})).toEqual({ name: { name: ['Give the site a name'], domain: ['Enter the domain'] }, industry: { industry: ['Choose an industry'] }, sectors: {} })
  expect(answerErrors({ name: { name: ' ', domain: 'shop', sent: true } }).name).toEqual({ name: ['Give the site a name'], domain: ['Enter a domain, like example.com'] })
  expect(answerErrors({ name: { name: 'x'.repeat(81), domain: 'a.example', sent: true } }).name).toEqual({ name: ['Use at most 80 characters'] })
})

test('T3-04, T3-05: the whole is parsed once more, normalised; without an industry or with an open step there is no site', () => {
  expect(siteOf(whole)).toEqual({ name: 'Shop One', domain: 'www.xn--bcher-kva.example', industry: 'retail', sectors: ['shoes', 'hats'] })
  expect(siteOf({ ...whole, sectors: { ...sectors, sectors: [] } })?.sectors).toEqual([])
  expect([{ ...whole, industry: undefined }, { ...whole, industry: { industry: '', sent: true } }, { name, industry }, { ...whole, name: { ...name, sent: false } }].map((data) => siteOf(data as DraftData))).toEqual([undefined, undefined, undefined, undefined])
})

test('sectors fall away with their industry, are not sent on, and are there again when it comes back', () => {
  const changed = send(whole, 'industry', { industry: 'technology' })
  expect(sectorsOf(changed)).toEqual([])
  expect(fallenSectors(changed)).toMatchObject({ industry: 'retail', sectors: ['shoes', 'hats'] })
  expect([isSent(changed, 'sectors'), open(changed), siteOf(changed)]).toEqual([false, 'sectors', undefined])
  const back = send(changed, 'industry', { industry: 'retail' })
  expect([sectorsOf(back), fallenSectors(back), open(back)]).toEqual([['shoes', 'hats'], undefined, 'review'])
  expect(fallenSectors(send(changed, 'sectors', {}))).toBeUndefined()
})

test('"Back" keeps what stands there and sends nothing that was not sent before', () => {
  expect(answersOf({ step: 'sectors', fields: { go: 'back', sectors: 'shoes' } }, { name, industry })).toEqual({ sectors: { industry: 'retail', sectors: ['shoes'], sent: false } })
  expect(answersOf({ step: 'industry', fields: { go: 'back', industry: 'technology' } }, whole)).toEqual({ industry: { industry: 'technology', sent: true } })
  expect(answersOf({ step: 'name', fields: { name: ['A', 'B'] } }, {})).toEqual({ name: { name: 'A', domain: '', sent: true } })
})

test('a choice that is sent twice counts once, and no answer is kept at any length', () => {
  expect(answersOf({ step: 'sectors', fields: { sectors: ['a', 'a', 'b'] } }, { industry }).sectors?.sectors).toEqual(['a', 'b'])
  const huge = answersOf({ step: 'sectors', fields: { sectors: Array.from({ length: 9000 }, (_, n) => `${n}${'x'.repeat(9000)}`) } }, { industry })
  expect(JSON.stringify(huge).length).toBeLessThan(250_000)
  expect(readDraftData(huge)).toEqual(huge)
})

test('what an earlier release or a stranger stored never stops the wizard: a step that can’t be understood counts as not filled in', () => {
  expect(readDraftData({ ...whole, industry: { slug: 'retail' }, more: 1 })).toEqual({ name, sectors })
  expect([null, [], 'x', 7, { name: null }].map(readDraftData)).toEqual([{}, {}, {}, {}, {}])
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      expect(open(readDraftData(stored))).toBe('name')
    }),
  )
  fc.assert(
    fc.property(fc.record({ name: fc.anything(), industry: fc.anything(), sectors: fc.anything() }, { requiredKeys: [] }), (stored) => {
      const data = readDraftData(stored)
      expect([data, open(data)]).toEqual([readDraftData(data), open(data)])
    }),
  )
})
