import { expect, test } from 'vitest'
import { countryName, listCountries } from './countries'
import { COUNTRY_CODES, isCountryCode } from './country-codes'

test('the codes are ISO 3166: 249 and Kosovo, each a country that the runtime can name', () => {
  expect(new Set(COUNTRY_CODES).size).toBe(250)
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([])
  expect(['XX', 'ug', '', 'EU', 'UGA', '001'].some(isCountryCode)).toBe(false)
})

test('countries are named in the reader’s language and its alphabet', () => {
  expect(countryName('DE', 'de')).toBe('Deutschland')
  expect(countryName('DE', 'xx')).toBe('Germany')
  expect(listCountries('en')[0]).toEqual({ code: 'AF', name: 'Afghanistan' })
  expect(listCountries('de').map(({ name }) => name).indexOf('Österreich')).toBeLessThan(200)
})
