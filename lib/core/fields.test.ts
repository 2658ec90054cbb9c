import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as fields from './fields'

const accepts = (field: z.ZodType, value: unknown) => field.safeParse(value).success
const says = (field: z.ZodType, value: unknown) => field.safeParse(value).error?.issues[0]?.message

const everyField: [string, z.ZodType][] = [
  ['personName', fields.personName], ['companyName', fields.companyName], ['requiredLine', fields.requiredLine(80)],
  ['optionalLine', fields.optionalLine(80)], ['text', fields.text(500)], ['email', fields.email], ['password', fields.password],
  ['givenPassword', fields.givenPassword], ['phoneText', fields.phoneText], ['country', fields.country], ['slug', fields.slug],
  ['domainName', fields.domainName], ['cursor', fields.cursor], ['methodSlug', fields.methodSlug],
]

test.each(everyField)('T0-10: %s refuses what is no text, and what no database stores, with a sentence', (_, field) => {
  for (const value of [null, 1, true, [], {}, ['a'], 'a\u0000bcdefgh', 'abcdefgh\uD800']) {
    expect(says(field, value)).toMatch(/^[A-Z]/u)
  }
})

test.each(everyField)('%s never throws, and accepts what it made itself', (_, field) => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.emailAddress(), fc.domain(), fc.anything()), (value) => {
      const first = field.safeParse(value)
      if (first.success) expect(field.parse(first.data)).toEqual(first.data)
    }),
  )
})

describe('names', () => {
  test('are kept as written, tidied', () => {
    expect(fields.companyName.parse('  Acme\u00A0  GmbH\u200B ')).toBe('Acme GmbH')
    expect(fields.personName.parse('Nguyễn Thị Minh')).toBe('Nguyễn Thị Minh'.normalize('NFKC'))
    expect(fields.companyName.parse('🎉🎉')).toBe('🎉🎉')
  })

  test('say what is wrong', () => {
    expect(says(fields.companyName, undefined)).toBe('Enter the name of the company')
    expect(says(fields.companyName, '   ')).toBe('Enter the name of the company')
    expect(says(fields.companyName, 'a')).toBe('Use at least 2 characters')
    expect(says(fields.companyName, 'a'.repeat(121))).toBe('Use at most 120 characters')
    expect(says(fields.companyName, 'Acme\nBcc: x')).toBe('Write this on one line')
  })

  test('an optional line that is empty is left out', () => {
    expect(fields.optionalLine(10).parse('  ')).toBeUndefined()
    expect(fields.optionalLine(10).parse(undefined)).toBeUndefined()
    expect(accepts(fields.optionalLine(10), 'x'.repeat(11))).toBe(false)
  })
})

describe('e-mail', () => {
  test('T0-04: is one address in any case', () => {
    expect(fields.email.parse(' A@ACME.com ')).toBe('a@acme.com')
    expect(fields.email.parse('jo+tag@müller.de')).toBe('jo+tag@xn--mller-kva.de')
  })

  test.each(['', 'a', 'a@', '@b.com', 'a@b', 'a b@c.com', 'a@b..com', 'a..b@c.com', '.a@c.com', 'a@-b.com', 'a@1.2.3.4', 'a@b.com\nBcc: x@y.z', 'a@b.com, c@d.com', 'a@b@c.com', 'a@b.c', `${'a'.repeat(65)}@b.com`, `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(10)}.com`])(
    'refuses %j',
    (value) => {
      expect(says(fields.email, value)).toBe('Enter an e-mail address, like name@example.com')
    },
  )
})

test('ASVS 6.2: a password is 8 to 128 characters of any kind, unchanged', () => {
  expect(fields.password.parse('  spaces stay  ')).toBe('  spaces stay  ')
  expect(accepts(fields.password, '🔑'.repeat(8))).toBe(true)
  expect(accepts(fields.password, 'x'.repeat(128))).toBe(true)
  expect(says(fields.password, 'short')).toBe('Use at least 8 characters')
  expect(says(fields.password, 'x'.repeat(129))).toBe('Use at most 128 characters')
})

test('a country is a code of ISO 3166, a phone number looks like one', () => {
  expect(fields.country.parse('ug')).toBe('UG')
  expect(accepts(fields.country, 'XX')).toBe(false)
  expect(['+256 782-240146', '0782240146', '(0782) 240 146'].every((value) => accepts(fields.phoneText, value))).toBe(true)
  expect(['call me', '1', '+'.repeat(9)].some((value) => accepts(fields.phoneText, value))).toBe(false)
})

test('a domain is a host name, whatever way it is pasted', () => {
  expect(fields.domainName.parse('https://Example.com/')).toBe('example.com')
  expect(fields.domainName.parse('münchen.example.org')).toBe('xn--mnchen-3ya.example.org')
  for (const pasted of ['https://Www.Bücher.example/shop', 'www.bücher.example.', ' //www.bücher.example?utm=1#top ', 'HTTP://www.bücher.example./a/b?c', 'www。bücher．example']) {
    expect(fields.domainName.parse(pasted)).toBe('www.xn--bcher-kva.example')
  }
  const bad = ['', 'localhost', 'a.b/c', 'a.com:80', 'https://a.com:8080/x', 'user@a.com', 'https://user:pw@a.com/', '1.2.3.4', '0x7f.1', '-a.com', 'a..com', '/a.com', 'ftp://a.com', 'javascript:alert(1)', 'mailto:a@b.com', '[::1]', 'a_b.com', 'a b.com']
  expect(bad.filter((value) => accepts(fields.domainName, value))).toEqual([])
})

test('a field that may be emptied is refused in its own words', () => {
  const emptied = (field: z.ZodType) => z.union([z.literal('').transform(() => null), field], { error: fields.inOwnWords })
  for (const field of [fields.email, fields.phoneText, fields.calendarDay]) expect(says(emptied(field), 'nope')).toBe(says(field, 'nope'))
  expect(emptied(fields.email).parse('')).toBeNull()
})

test('slugs and ids are taken in any case and kept in lower case', () => {
  expect(fields.slug.parse('Web-Development')).toBe('web-development')
  expect(['a', 'a--b', '-a', 'a b', 'ä', '../x'].some((value) => accepts(fields.slug, value))).toBe(false)
  expect(fields.methodSlug.parse('bank_transfer')).toBe('bank_transfer')
  expect(fields.uuid.parse('0190AC5E-7A00-7000-8000-000000000000')).toBe('0190ac5e-7a00-7000-8000-000000000000')
  expect(accepts(fields.uuid, '1')).toBe(false)
})

test('numbers are whole and in range', () => {
  expect(fields.moneyMinor.parse(0)).toBe(0)
  expect([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '1', null].some((value) => accepts(fields.moneyMinor, value))).toBe(false)
  expect(fields.limit.parse(undefined)).toBe(25)
  expect(fields.limit.parse('100')).toBe(100)
  expect(['0', '101', '-1', '1.5', '', 'all', '1e2'].some((value) => accepts(fields.limit, value))).toBe(false)
  expect(accepts(fields.wholeNumber(1, 10), 10)).toBe(true)
  expect(accepts(fields.wholeNumber(1, 10), 11)).toBe(false)
})

test('the API’s document shows what refinements hide', () => {
  const body = z.toJSONSchema(z.object({ email: fields.email, password: fields.password, name: fields.companyName.optional() }), { io: 'input' })
  expect(body.properties).toMatchObject({
    email: { type: 'string', format: 'email', maxLength: 254 },
    password: { type: 'string', minLength: 8, maxLength: 128 },
    name: { type: 'string', minLength: 2, maxLength: 120 },
  })
})
