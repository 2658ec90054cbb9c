import { expect, test } from 'vitest'
import { countryName, listCountries } from './countries'
import { isCountryCode } from './country-codes'

test('the small list of codes for browsers is the whole of ISO 3166', () => {
  const codes = listCountries().map(({ code }) => code)
  expect(codes.length).toBeGreaterThanOrEqual(249)
  expect(codes.filter((code) => !isCountryCode(code))).toEqual([])
  expect(['XX', 'ug', '', 'EU', 'UGA'].some(isCountryCode)).toBe(false)
})

test('countries are named in the reader’s language and its alphabet', () => {
  expect(countryName('DE', 'de')).toBe('Deutschland')
  expect(countryName('DE', 'xx')).toBe('Germany')
  expect(listCountries('en')[0]).toEqual({ code: 'AF', name: 'Afghanistan' })
})
